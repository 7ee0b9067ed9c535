/**
 * The answers that the quiz has kept on this device, read and never written here.
 *
 * Another page owns what is kept, and it may be of another format, damaged or forged. So only texts of a
 * sensible size are taken; whether they are answers is for the decision module to say.
 *
 * @typedef {{ answers: import("../shared/questions.js").Answers, work: string }} QuizAnswers
 *   `work` is what the reader called the piece of work, empty where it has no name
 */
import { isRecord, recordIn } from "../shared/json.js";

const LONGEST = 200_000;
const MOST_ANSWERS = 100;
const LONGEST_TEXT = 120;

/**
 * @param {string | null | undefined} text what stands under the key of the quiz
 * @returns {QuizAnswers | null} null where there is no answer to use
 */
export function readQuizAnswers(text) {
  const { answers, name } = currentWork(recordIn(text, LONGEST));
  const given = Object.entries(isRecord(answers) ? answers : {}).filter((pair) => pair.every(isShort));
  if (given.length === 0 || given.length > MOST_ANSWERS) return null;
  return {
    answers: /** @type {Record<string, string>} */ (Object.fromEntries(given)),
    work: isShort(name) ? name.trim() : "",
  };
}

/**
 * The record that holds the answers: the piece of work that is open, or the whole in the older format.
 *
 * @param {Record<string, unknown>} kept
 * @returns {Record<string, unknown>}
 */
function currentWork({ format, works, current, ...earlier }) {
  if (format === 1) return earlier;
  if (format !== 2 || !Array.isArray(works)) return {};
  return works.find((each) => isRecord(each) && each["id"] === current) ?? {};
}

/** @type {(value: unknown) => value is string} */
function isShort(value) {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT;
}
