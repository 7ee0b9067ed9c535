/**
 * Which place comes after, and which before, another.
 *
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("../kept/prefill.js").Answers} Answers
 */
import { isAsking } from "./places.js";

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
  if (place.kind === "change" || place.kind === "try") return { kind: "result" };
  if (place.kind === "amend") return { kind: "review" };
  if (!isAsking(place) && behind) return behind;
  const position = isAsking(place) ? factors.indexOf(place.factor) : factors.length;
  const factor = factors[position - 1];
  return factor === undefined ? null : { kind: "question", factor };
}
