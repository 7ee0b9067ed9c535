/**
 * What the decision module answers to `diagnose`. No view knowledge, no rule.
 *
 * @typedef {import("../shared/decision.js").Step} Statement
 * @typedef {{ symptom: string, says: string }} Sign
 * @typedef {Sign & { strength: number }} Evidence
 * @typedef {import("../shared/decision.js").Watched & { rank: number, score: number, of: number, elsewhere: boolean,
 *   evidence: readonly Evidence[], first_move: Statement, running: readonly string[], needed: readonly string[] }} FailureMode
 *
 * @typedef {object} Diagnosis
 * @property {string} headline
 * @property {string | null} model what runs today, null where the buyer cannot say
 * @property {readonly Sign[]} symptoms
 * @property {Readonly<Record<string, string>>} answers those of the quiz that were sent along
 * @property {readonly FailureMode[]} failure_modes the best explained first
 * @property {readonly Sign[]} unexplained
 * @property {string | null} fitting_model
 * @property {string} fits
 * @property {"answers" | "points" | "failure-mode" | null} basis what the fitting model rests on
 * @property {readonly string[]} candidates
 * @property {readonly string[]} excluded
 * @property {{ verdict: import("../shared/decision.js").Verdict, first_choice: string | null, decided: boolean,
 *   headline: string } | null} quiz what the quiz says of the answers sent along
 * @property {readonly Statement[]} recovery the steps after the first move of the failure that comes first
 * @property {import("../shared/decision.js").Decision["sources"]} sources
 * @property {import("../shared/decision.js").Decision["models"]} models
 * @property {string} rules_version
 * @property {string} content_version
 */

/** Failures that share the first place, under the model that runs. @type {(diagnosis: Diagnosis) => FailureMode[]} */
export function leading(diagnosis) {
  return diagnosis.failure_modes.filter((mode) => mode.rank === 1 && !mode.elsewhere);
}

/** Failures that fit less, under the model that runs. @type {(diagnosis: Diagnosis) => FailureMode[]} */
export function following(diagnosis) {
  return diagnosis.failure_modes.filter((mode) => mode.rank > 1 && !mode.elsewhere);
}

/** Failures that are known under other models only. @type {(diagnosis: Diagnosis) => FailureMode[]} */
export function elsewhere(diagnosis) {
  return diagnosis.failure_modes.filter((mode) => mode.elsewhere);
}
