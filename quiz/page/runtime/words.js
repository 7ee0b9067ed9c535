/** What the decision module is doing, in words for the reader. @import { RuntimeTrouble } from "./runtime.js" */

/** @type {Partial<Record<RuntimeTrouble, string>>} */
const STARTS = {
  slow: "The decision module is still starting. On a slow connection this takes a minute or two. Your answers are kept.",
  again: "The decision module stopped and is starting again \u2026 Your answers are kept.",
};

/** @type {Partial<Record<RuntimeTrouble, string>>} */
const FAILURES = {
  old: "This browser is too old to run the decision module, or does not allow it.",
  offline: "You seem to be offline. It is tried again as soon as you are connected.",
};
const ANY_FAILURE =
  "Something kept this browser from loading or running the decision module. An old browser, or a program that blocks others, can be the reason.";

/** @param {RuntimeTrouble} trouble why it does not start at once */
export function startInWords(trouble) {
  return STARTS[trouble] ?? "The decision module is starting \u2026";
}

/** @param {RuntimeTrouble} trouble */
export function workInWords(trouble) {
  return trouble === "slow"
    ? "This takes longer than usual. Your answers are kept."
    : "Your result is being worked out \u2026";
}

/** @param {RuntimeTrouble} trouble why it has failed */
export function failureInWords(trouble) {
  return FAILURES[trouble] ?? ANY_FAILURE;
}
