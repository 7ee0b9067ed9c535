/**
 * Asks the decision module for a diagnosis, and does without quiz answers that it does not accept: they
 * may be older than its questions, and a buyer in trouble should not have to care.
 *
 * @typedef {import("./diagnosis.js").Diagnosis} Diagnosis
 * @typedef {Readonly<Record<string, string>>} Answers
 * @typedef {{ diagnosis: Diagnosis, used: number, refused: number }} Told how many quiz answers were used, and not
 */
import { CallRefused } from "../runtime/runtime.js";

const ANSWERS = "answers";

/**
 * @param {{ call(request: object): Promise<unknown> }} runtime
 * @param {{ model: string, symptoms: readonly string[] }} observed
 * @param {Answers | null} answers those of the quiz, null where the reader does not want them used
 * @returns {Promise<Told>}
 */
export async function askDiagnosis(runtime, { model, symptoms }, answers) {
  const ask = async (/** @type {Answers} */ given) => {
    const request = { call: "diagnose", model, symptoms, ...(Object.keys(given).length ? { answers: given } : {}) };
    return /** @type {Diagnosis} */ (await runtime.call(request));
  };
  const given = Object.keys(answers ?? {}).length;
  let used = answers ?? {};
  for (;;) {
    try {
      const diagnosis = await ask(used);
      const count = Object.keys(used).length;
      return { diagnosis, used: count, refused: given - count };
    } catch (error) {
      if (!(error instanceof CallRefused) || !Object.keys(used).length) throw error;
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
