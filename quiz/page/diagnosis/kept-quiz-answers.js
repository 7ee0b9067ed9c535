/**
 * The answers that the quiz has kept on this device, read and never written here.
 *
 * Another page owns what is kept, and it may be of another format, damaged or forged. So only texts of a
 * sensible size are taken; whether they are answers is for the decision module to say.
 *
 * @typedef {{ answers: Readonly<Record<string, string>>, work: string }} QuizAnswers
 *   `work` is what the reader called the piece of work, empty where it has no name
 */

const LONGEST = 200_000;
const MOST_ANSWERS = 100;
const LONGEST_TEXT = 120;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isShort(value) {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT;
}

/**
 * The record that holds the answers: the piece of work that is open, or the whole in the older format.
 *
 * @param {Record<string, unknown>} kept
 * @returns {Record<string, unknown> | null}
 */
function currentWork(kept) {
  if (kept["format"] === 1) return kept;
  const works = kept["works"];
  if (kept["format"] !== 2 || !Array.isArray(works)) return null;
  const work = works.find((each) => isRecord(each) && each["id"] === kept["current"]);
  return isRecord(work) ? work : null;
}

/**
 * @param {string | null | undefined} text what stands under the key of the quiz
 * @returns {QuizAnswers | null} null where there is no answer to use
 */
export function readQuizAnswers(text) {
  if (!text || text.length > LONGEST) return null;
  /** @type {unknown} */
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return null;
  }
  const work = isRecord(kept) ? currentWork(kept) : null;
  if (!work || !isRecord(work["answers"])) return null;
  const given = Object.entries(work["answers"]).filter(([factor, option]) => isShort(factor) && isShort(option));
  if (given.length === 0 || given.length > MOST_ANSWERS) return null;
  const name = work["name"];
  return {
    answers: /** @type {Record<string, string>} */ (Object.fromEntries(given)),
    work: isShort(name) ? name.trim() : "",
  };
}
