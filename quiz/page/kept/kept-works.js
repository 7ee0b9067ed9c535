/**
 * The pieces of work that somebody answers for, as they are kept. What comes from storage is somebody
 * else's text: it is checked here, and what does not fit is left out.
 *
 * @import { Answers, KnownOptions } from "../shared/questions.js"
 *
 * @typedef {object} Work
 * @property {string} id
 * @property {string} name empty until somebody names it
 * @property {Answers} answers
 * @property {Answers} uncounted answers that today's questions do not have: kept, and not counted
 * @property {string} place a fragment of the address
 *
 * @typedef {object} Kept
 * @property {readonly Work[]} works at least one
 * @property {string} current the id of the work that is being answered
 * @property {Work | null} visiting answers of a link, shown while the reader's own works are put aside
 */
import { isRecord, recordIn } from "../shared/json.js";
import { cleanName } from "./work-name.js";

const FORMAT = 2;

/** The format in which a single set of answers was kept. */
const EARLIER_FORMAT = 1;

/** How many characters are read back. A real text has some hundreds for each work. */
const LONGEST_KEPT = 100_000;
export const MOST_WORKS = 12;
const MOST_UNCOUNTED = 40;
const ID = /^[a-z0-9-]{1,80}$/;
const WORK_ID = /^[1-9][0-9]{0,5}$/;

/** @type {(id: string) => Work} */
export function emptyWork(id) {
  return { id, name: "", answers: {}, uncounted: {}, place: "" };
}

/** @returns {Kept} */
export function emptyKept() {
  return { works: [emptyWork("1")], current: "1", visiting: null };
}

/** @param {Work} work */
export function hasAnswers(work) {
  return Object.keys(work.answers).length + Object.keys(work.uncounted).length > 0;
}

/** @type {(one: Answers, other: Answers) => boolean} */
export function sameAnswers(one, other) {
  const factors = Object.keys(one);
  return factors.length === Object.keys(other).length && factors.every((factor) => one[factor] === other[factor]);
}

/**
 * @param {Kept} kept
 * @returns {string | null} for storage; null where nothing was answered: a place alone is not worth a trace
 */
export function writeKept(kept) {
  const [first, ...others] = kept.works;
  const isEmpty = !kept.visiting && !others.length && !(first && (first.name || hasAnswers(first)));
  return isEmpty ? null : JSON.stringify({ format: FORMAT, ...kept });
}

/**
 * @param {string | null | undefined} text of storage
 * @param {KnownOptions} known
 * @returns {Kept} empty where the text is missing, damaged, too long or of a format that is not known
 */
export function readKept(text, known) {
  const { format, works, current, visiting, ...value } = recordIn(text, LONGEST_KEPT);
  if (format === EARLIER_FORMAT) return readEarlier(value, known);
  if (format !== FORMAT || !Array.isArray(works)) return emptyKept();
  const read = works.slice(0, MOST_WORKS).map((work) => readWork(work, known));
  const fit = new Map(read.flatMap((work) => (work && WORK_ID.test(work.id) ? [[work.id, work]] : [])));
  const [first] = fit.keys();
  if (first === undefined) return emptyKept();
  return {
    works: [...fit.values()],
    current: typeof current === "string" && fit.has(current) ? current : first,
    visiting: readWork(visiting, known),
  };
}

/**
 * @param {Record<string, unknown>} value one set of answers, and the reader's own beside that of a link
 * @param {KnownOptions} known
 * @returns {Kept}
 */
function readEarlier({ own: beside, ...value }, known) {
  const shown = readWork({ ...value, id: "1" }, known) ?? emptyWork("1");
  const own = beside ? readWork({ id: "1", answers: beside }, known) : null;
  return { works: [own ?? shown], current: "1", visiting: own ? shown : null };
}

/** @type {(value: unknown, known: KnownOptions) => Work | null} */
function readWork(value, known) {
  if (!isRecord(value) || typeof value["id"] !== "string") return null;
  const { id, name, place } = value;
  const given = Object.entries({ ...pairs(value["uncounted"]), ...pairs(value["answers"]) });
  const counts = (/** @type {[string, string]} */ [factor, option]) => known.get(factor)?.has(option) === true;
  return {
    id,
    name: typeof name === "string" ? cleanName(name) : "",
    answers: Object.fromEntries(given.filter(counts)),
    uncounted: Object.fromEntries(given.filter((pair) => !counts(pair)).slice(0, MOST_UNCOUNTED)),
    place: typeof place === "string" ? place : "",
  };
}

/**
 * @param {unknown} value
 * @returns {Record<string, string>} what in it looks like answers
 */
function pairs(value) {
  const found = Object.entries(isRecord(value) ? value : {}).filter((pair) => pair.every(isId));
  return /** @type {Record<string, string>} */ (Object.fromEntries(found));
}

/** @param {unknown} value */
function isId(value) {
  return typeof value === "string" && ID.test(value);
}
