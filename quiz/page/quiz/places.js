/**
 * Where the reader is in the quiz, as a fragment of the address, and which place follows which.
 *
 * The fragment alone says it: the theme overwrites `history.state` while the page scrolls, and a
 * fragment survives a reload.
 *
 * @import { Answers, KnownOptions } from "../shared/questions.js"
 *
 * @typedef {{ kind: "question" | "change" | "amend", factor: string }} AskingPlace answering in order; changing one
 *   answer, then back to the result; changing one answer, then back to the review
 * @typedef {{ kind: "review" | "works" }} WholePlace all answers, before the result; all pieces of work side by side
 * @typedef {{ kind: "result", part?: string }} ResultPlace the result, and which section of it is unfolded
 * @typedef {{ kind: "try", sets: Answers }} TryPlace the result, had some answers been others
 * @typedef {AskingPlace | WholePlace | ResultPlace | TryPlace} Place
 */
import { partsOf } from "../shared/address.js";

const WHOLE = /** @type {const} */ (["review", "result", "works"]);
const ASKING = /** @type {const} */ (["question", "change", "amend"]);

// Neither stands in an id, nor means anything to the address.
const [BETWEEN, IS] = ["~", "."];

/** @type {(place: Place) => place is AskingPlace} */
export function isAsking(place) {
  return "factor" in place;
}

/** @param {Place} place the fragment begins with a `#` */
export function fragmentOf(place) {
  if (isAsking(place)) return `#${place.kind}-${place.factor}`;
  if (place.kind === "result" && place.part) return `#${place.kind}-${place.part}`;
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
  const [text = ""] = partsOf(fragment);
  for (const kind of WHOLE) if (text === kind) return { kind };
  const part = /^result-([a-z-]+)$/.exec(text)?.[1];
  if (part) return { kind: "result", part };
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

/**
 * @param {readonly string[]} factors in the order of asking
 * @param {Answers} answers
 * @returns {Place} the first question without an answer, or the review where every one has one
 */
export function firstOpen(factors, answers) {
  const open = factors.find((factor) => !(factor in answers));
  return open === undefined ? { kind: "review" } : { kind: "question", factor: open };
}

/**
 * @param {Place} place
 * @param {readonly string[]} factors
 * @param {Answers} answers
 * @param {string | null | undefined} nextQuestion the first question that can still matter; undefined where it is not known
 * @returns {Place}
 */
export function placeAfter(place, factors, answers, nextQuestion) {
  if (place.kind === "change") return { kind: "result" };
  if (place.kind !== "question") return { kind: "review" };
  let position = factors.indexOf(place.factor) + 1;
  // Open questions before the first that can matter are skipped, as they cannot.
  const mattering = nextQuestion ? factors.indexOf(nextQuestion) : -1;
  while (position < mattering && !((factors[position] ?? "") in answers)) position += 1;
  const factor = factors[position];
  return factor === undefined ? { kind: "review" } : { kind: "question", factor };
}

/**
 * @param {Place} place
 * @param {readonly string[]} factors
 * @param {Place | null} behind what the browser's Back leads to, where that is known
 * @returns {Place | null} null where nothing comes before
 */
export function placeBefore(place, factors, behind) {
  if (place.kind === "change" || place.kind === "try") return behind?.kind === "result" ? behind : { kind: "result" };
  if (place.kind === "amend") return { kind: "review" };
  if (!isAsking(place) && behind) return behind;
  const position = isAsking(place) ? factors.indexOf(place.factor) : factors.length;
  const factor = factors[position - 1];
  return factor === undefined ? null : { kind: "question", factor };
}
