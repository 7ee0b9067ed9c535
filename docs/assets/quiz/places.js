/**
 * Where the reader is in the quiz, as a fragment of the address.
 *
 * The fragment alone says it: the theme overwrites `history.state` while the page scrolls, and a
 * fragment survives a reload.
 *
 * @typedef {{ kind: "question", factor: string }} QuestionPlace answering in order
 * @typedef {{ kind: "change", factor: string }} ChangePlace changing one answer, then back to the result
 * @typedef {{ kind: "result" }} ResultPlace
 * @typedef {QuestionPlace | ChangePlace | ResultPlace} Place
 */

/**
 * @param {Place} place
 * @returns {string} with the leading `#`
 */
export function fragmentOf(place) {
  return place.kind === "result" ? "#result" : `#${place.kind}-${place.factor}`;
}

/**
 * @param {string} fragment with or without the leading `#`
 * @param {readonly string[]} factors the questions there are
 * @returns {Place | null} null where the fragment means something else
 */
export function placeOf(fragment, factors) {
  const text = fragment.replace(/^#/, "");
  if (text === "result") return { kind: "result" };
  for (const kind of /** @type {const} */ (["question", "change"])) {
    const factor = text.startsWith(`${kind}-`) ? text.slice(kind.length + 1) : "";
    if (factors.includes(factor)) return { kind, factor };
  }
  return null;
}
