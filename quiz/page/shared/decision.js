/**
 * What the decision module answers, and the questions a view asks about it. No view knowledge, no rule.
 *
 * @typedef {"recommended" | "close" | "mix" | "not-ready" | "undecided"} Verdict
 *
 * @typedef {object} Ground what a statement rests on: claims of sources, a judgement of ours, or both
 * @property {readonly string[]} claims
 * @property {string} judgement
 *
 * @typedef {{ factor: string, option: string, ask: string, answer: string, page: string }} Given an answer, with its question
 * @typedef {Given & { id: string }} Because an answer, with the id of the reason that it gives and the page where that stands
 * @typedef {Because & { points: number, rules_out: boolean, because: string } & Ground} Reason
 * @typedef {{ model: string, points: number, ruled_out: boolean, reasons: readonly Reason[] }} Ranked
 * @typedef {Because & { points: number, because: string }} Difference what sets two models apart: below zero where the second did better
 * @typedef {{ model: string, behind: number, reasons: readonly Difference[] }} Lost the reasons add up to what it is behind
 * @typedef {{ id: string, kind: string, title: string, says: string, does: readonly string[], page: string } & Ground} HeldPattern
 * @typedef {{ work: string, model: string, because: string }} MixPart
 * @typedef {{ pattern: string, parts: readonly MixPart[], seam: string }} Mix
 * @typedef {{ pattern: string, missing: string, helper: string, first_step: { says: string, model: string },
 *   after: string | null, assumes: readonly Given[] }} NotReady
 * @typedef {{ factor: string, ask: string, from_whom: string, page: string }} FindOut
 * @typedef {{ says: string } & Ground} Step
 * @typedef {{ id: string, title: string, summary: string, page: string }} Watched
 * @typedef {{ says: string, locator: string, source: string, publisher: string, date: string, sells: string,
 *   extent: string, page: string }} CitedClaim
 * @typedef {{ title: string, name: string, summary: string, page: string }} ModelCard
 * @typedef {{ model: string, title: string, says: string }} Dropped a model that can no longer come first, and why
 * @typedef {{ answers: Readonly<Record<string, string>>, verdict: Verdict, first_choice: string | null, says: string }} Change
 *   the smallest change of the answers that leads somewhere else
 * @typedef {{ same: number, of: number, says: string }} Robustness
 * @typedef {{ models: readonly string[], decides: FindOut | null }} Close
 *
 * @typedef {object} Prospects what the questions left can still change
 * @property {boolean} decided
 * @property {readonly string[]} possible
 * @property {readonly Dropped[]} dropped
 * @property {string | null} next_question
 *
 * @typedef {DecisionAlone & Prospects} Decision
 * @typedef {object} DecisionAlone
 * @property {Verdict} verdict
 * @property {string | null} first_choice a model's id, `mix` or null
 * @property {string | null} runner_up
 * @property {string} verdict_name what kind of result it is, in two or three words
 * @property {string} headline
 * @property {readonly Ranked[]} ranking
 * @property {Lost | null} lost
 * @property {Close | null} close
 * @property {readonly Change[]} changes
 * @property {string} turns the change that a reader should know first, empty where there is none
 * @property {string} tried how this result fared where the quiz was tried, empty where that is too little to tell
 * @property {Robustness} robustness
 * @property {Readonly<Record<string, string>>} answers
 * @property {readonly string[]} unanswered
 * @property {readonly string[]} unknown
 * @property {readonly HeldPattern[]} patterns
 * @property {Mix | null} mix
 * @property {NotReady | null} not_ready
 * @property {readonly FindOut[]} find_out
 * @property {readonly Step[]} next_steps
 * @property {readonly { id: string, title: string, name: string }[]} readers those for whom it can be worded; none while
 *   nothing is to be signed
 * @property {readonly Watched[]} watch
 * @property {Readonly<Record<string, CitedClaim>>} sources
 * @property {Readonly<Record<string, ModelCard>>} models
 * @property {number} margin
 * @property {readonly string[]} tied
 * @property {string} rules_version
 * @property {string} content_version
 */

/** The name of a model inside a sentence. @type {(decision: Decision, model: string) => string} */
export function nameOf(decision, model) {
  return decision.models[model]?.name ?? model;
}

/** Its title, where it stands alone or begins a sentence. @type {(decision: Decision, model: string) => string} */
export function titleOf(decision, model) {
  return decision.models[model]?.title ?? model;
}

/** @type {(decision: Decision, model: string | null) => Ranked | undefined} */
export function rankedAs(decision, model) {
  return decision.ranking.find((ranked) => ranked.model === model);
}

/** @param {Ranked} ranked what speaks for it, the strongest first */
export function reasonsFor({ reasons }) {
  return reasons.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
}

/** @param {Ranked} ranked what speaks against it: what rules it out, then the strongest */
export function reasonsAgainst({ reasons }) {
  return reasons
    .filter((reason) => reason.points < 0 || reason.rules_out)
    .sort((one, other) => Number(other.rules_out) - Number(one.rules_out) || one.points - other.points);
}

/** @param {Lost} lost the answers that put the runner-up behind, the strongest first; where it did better is no part */
export function setbacksOf({ reasons }) {
  return reasons.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
}

/**
 * The parts that a model's total is made of.
 *
 * @param {Ranked} ranked
 * @returns {{ plus: number, minus: number }} `minus` is zero or below; the two add up to the total
 */
export function partsOf({ reasons }) {
  const points = reasons.map((reason) => reason.points);
  const sum = (/** @type {number[]} */ parts) => parts.reduce((total, part) => total + part, 0);
  return { plus: sum(points.filter((part) => part > 0)), minus: sum(points.filter((part) => part < 0)) };
}

/** @param {number} points with their sign, and a real minus */
export function signed(points) {
  return points > 0 ? `+${points}` : plain(points);
}

/** @param {number} points with a real minus */
export function plain(points) {
  return points < 0 ? `\u2212${-points}` : String(points);
}

/** @param {number} points as in "1 point" and "3 points" */
export function inPoints(points) {
  return `${plain(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;
}

/** Join words as a sentence does: "a, b and c". @type {(words: readonly string[], joiner?: "and" | "or") => string} */
export function inWords(words, joiner = "and") {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${joiner} ${words[words.length - 1]}`;
}

/** @param {CitedClaim} claim a short name for its source: the publisher without the place, or the title without one */
export function sourceName({ publisher, source }) {
  return publisher === "" ? `\u201c${source}\u201d` : publisher.replace(/ \(.*\)$/, "");
}
