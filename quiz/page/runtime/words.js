/**
 * What the decision module is doing, in words for the reader.
 *
 * @typedef {import("./runtime.js").RuntimeTrouble} RuntimeTrouble
 */

/**
 * @param {RuntimeTrouble} trouble
 * @returns {string} while it starts
 */
export function startInWords(trouble) {
  switch (trouble) {
    case "slow":
      return "The decision module is still starting. On a slow connection this takes a minute or two. Your answers are kept.";
    case "again":
      return "The decision module stopped and is starting again \u2026 Your answers are kept.";
    default:
      return "The decision module is starting \u2026";
  }
}

/**
 * @param {RuntimeTrouble} trouble
 * @returns {string} while it works
 */
export function workInWords(trouble) {
  return trouble === "slow"
    ? "This takes longer than usual. Your answers are kept."
    : "Your result is being worked out \u2026";
}

/**
 * @param {RuntimeTrouble} trouble
 * @returns {string} when it has failed
 */
export function failureInWords(trouble) {
  switch (trouble) {
    case "old":
      return "This browser is too old to run the decision module, or does not allow it.";
    case "offline":
      return "You seem to be offline. It is tried again as soon as you are connected.";
    default:
      return "Something kept this browser from loading or running the decision module. An old browser, or a program that blocks others, can be the reason.";
  }
}
