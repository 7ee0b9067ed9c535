/**
 * Where the reader is in the quiz, as a fragment of the address.
 *
 * The fragment alone says it: the theme overwrites `history.state` while the page scrolls, and a
 * fragment survives a reload.
 *
 * @typedef {{ kind: "question", factor: string }} QuestionPlace answering in order
 * @typedef {{ kind: "change", factor: string }} ChangePlace changing one answer, then back to the result
 * @typedef {{ kind: "amend", factor: string }} AmendPlace changing one answer, then back to the review
 * @typedef {{ kind: "review" }} ReviewPlace all answers, before the result
 * @typedef {{ kind: "result" }} ResultPlace
 * @typedef {{ kind: "try", sets: Readonly<Record<string, string>> }} TryPlace the result, had some answers been others
 * @typedef {{ kind: "works" }} WorksPlace all pieces of work side by side
 * @typedef {QuestionPlace | ChangePlace | AmendPlace} AskingPlace
 * @typedef {AskingPlace | ReviewPlace | ResultPlace | TryPlace | WorksPlace} Place
 *
 * @typedef {import("../kept/prefill.js").KnownOptions} KnownOptions
 */

const WHOLE = /** @type {const} */ (["review", "result", "works"]);
const ASKING = /** @type {const} */ (["question", "change", "amend"]);

// Neither stands in an id, nor means anything to the address.
const [BETWEEN, IS] = ["~", "."];

/**
 * @param {Place} place
 * @returns {place is AskingPlace}
 */
export function isAsking(place) {
  return "factor" in place;
}

/**
 * @param {Place} place
 * @returns {string} with the leading `#`
 */
export function fragmentOf(place) {
  if (isAsking(place)) return `#${place.kind}-${place.factor}`;
  if (place.kind !== "try") return `#${place.kind}`;
  const sets = Object.entries(place.sets).map((pair) => pair.join(IS));
  return `#try-${sets.join(BETWEEN)}`;
}

/**
 * @param {string} fragment with or without the leading `#`
 * @param {KnownOptions} known the questions there are, and their options
 * @returns {Place | null} null where the fragment means something else
 */
export function placeOf(fragment, known) {
  const text = fragment.replace(/^#/, "");
  for (const kind of WHOLE) if (text === kind) return { kind };
  for (const kind of ASKING) {
    const factor = text.startsWith(`${kind}-`) ? text.slice(kind.length + 1) : "";
    if (known.has(factor)) return { kind, factor };
  }
  if (!text.startsWith("try-")) return null;
  const sets = text
    .slice("try-".length)
    .split(BETWEEN)
    .map((pair) => pair.split(IS));
  const fits = sets.every(([factor = "", option = "", ...more]) => !more.length && known.get(factor)?.has(option));
  return fits ? { kind: "try", sets: Object.fromEntries(sets) } : null;
}
