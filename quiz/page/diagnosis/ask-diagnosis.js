/**
 * Asks the decision module for a diagnosis, and does without quiz answers that it does not accept: they
 * may be older than its questions, and a buyer in trouble should not have to care.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Answers } from "../shared/questions.js"
 * @import { Diagnosis } from "./diagnosis.js"
 *
 * @typedef {{ diagnosis: Diagnosis, used: number, refused: number }} Told how many quiz answers were used, and not
 */
import { CallRefused } from "../python/trouble.js";

const ANSWERS = "answers";

/**
 * @param {Pick<Runtime, "call">} runtime
 * @param {{ model: string, symptoms: readonly string[] }} observed
 * @param {Answers | null} answers those of the quiz, null where the reader does not want them used
 * @returns {Promise<Told>}
 */
export async function askDiagnosis(runtime, { model, symptoms }, answers) {
  const given = Object.keys(answers ?? {}).length;
  let used = answers ?? {};
  for (;;) {
    const count = Object.keys(used).length;
    try {
      const reply = await runtime.call("diagnose", { model, symptoms, ...(count ? { answers: used } : {}) });
      return { diagnosis: /** @type {Diagnosis} */ (reply), used: count, refused: given - count };
    } catch (error) {
      if (!(error instanceof CallRefused) || !count) throw error;
      if (!error.problems.every(({ key }) => key === ANSWERS || key.startsWith(`${ANSWERS}.`))) throw error;
      used = without(used, new Set(error.problems.map(({ key }) => key.slice(ANSWERS.length + 1))));
    }
  }
}

/**
 * @param {Answers} answers
 * @param {ReadonlySet<string>} factors
 * @returns {Answers} the others; none at all where that would change nothing, so that asking again ends
 */
function without(answers, factors) {
  const left = Object.entries(answers).filter(([factor]) => !factors.has(factor));
  return left.length === Object.keys(answers).length ? {} : Object.fromEntries(left);
}
