/**
 * The pieces of work that somebody answers for: as plain values that never change in place. What comes
 * from storage is somebody else's text: it is checked here, and what does not fit is left out.
 *
 * @typedef {import("./prefill.js").Answers} Answers
 * @typedef {import("./prefill.js").KnownOptions} KnownOptions
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
import { cleanName } from "./works-words.js";

const FORMAT = 2;

/** The format in which a single set of answers was kept. */
const EARLIER_FORMAT = 1;

/** How many characters are read back. A real text has some hundreds for each work. */
export const LONGEST_KEPT = 100_000;
export const MOST_WORKS = 12;
const MOST_UNCOUNTED = 40;
const ID = /^[a-z0-9-]{1,80}$/;

/**
 * @param {string} id
 * @returns {Work}
 */
export function emptyWork(id) {
  return { id, name: "", answers: {}, uncounted: {}, place: "" };
}

/** @returns {Kept} */
export function emptyKept() {
  return { works: [emptyWork("1")], current: "1", visiting: null };
}

/**
 * @param {Kept} kept
 * @returns {Work} the work that is shown and answered
 */
export function shownWork(kept) {
  return kept.visiting ?? ownWork(kept);
}

/**
 * @param {Kept} kept
 * @returns {Work} the reader's own work, also while a link is visited
 */
export function ownWork(kept) {
  return kept.works.find((work) => work.id === kept.current) ?? kept.works[0] ?? emptyWork("1");
}

/**
 * @param {Kept} kept
 * @param {Partial<Work>} changes
 * @returns {Kept} with the work that is shown changed
 */
export function withShown(kept, changes) {
  const changed = { ...shownWork(kept), ...changes };
  return kept.visiting ? { ...kept, visiting: changed } : withWork(kept, changed);
}

/**
 * @param {Kept} kept
 * @param {Work} changed
 * @returns {Kept} with the work of that id changed
 */
export function withWork(kept, changed) {
  return { ...kept, works: kept.works.map((work) => (work.id === changed.id ? changed : work)) };
}

/**
 * @param {Kept} kept
 * @param {Partial<Work>} [work]
 * @returns {Kept} with one more work, which is now the current one; unchanged where there is no room
 */
export function withOneMore(kept, work = {}) {
  if (kept.works.length >= MOST_WORKS) return kept;
  const id = String(1 + Math.max(0, ...kept.works.map(({ id }) => Number(id))));
  return { works: [...kept.works, { ...emptyWork(id), ...work, id }], current: id, visiting: null };
}

/**
 * @param {Kept} kept
 * @param {string} id
 * @returns {Kept} without a work; where it was the last one, an empty one takes its place
 */
export function without(kept, id) {
  const works = kept.works.filter((work) => work.id !== id);
  if (!works.length) return emptyKept();
  const [first] = works;
  return { ...kept, works, current: kept.current === id && first ? first.id : kept.current };
}

/**
 * @param {Kept} kept
 * @returns {boolean} whether there is nothing in it that is worth keeping
 */
export function isEmpty(kept) {
  return !kept.visiting && kept.works.length === 1 && kept.works.every((work) => !work.name && !hasAnswers(work));
}

/**
 * @param {Work} work
 * @returns {boolean}
 */
export function hasAnswers(work) {
  return Object.keys(work.answers).length + Object.keys(work.uncounted).length > 0;
}

/**
 * @param {Answers} one
 * @param {Answers} other
 * @returns {boolean}
 */
export function sameAnswers(one, other) {
  const factors = Object.keys(one);
  return factors.length === Object.keys(other).length && factors.every((factor) => one[factor] === other[factor]);
}

/**
 * @param {Kept} kept
 * @returns {string} for storage
 */
export function writeKept(kept) {
  return JSON.stringify({ format: FORMAT, ...kept });
}

/**
 * @param {string | null} text of storage
 * @param {KnownOptions} known
 * @returns {Kept} empty where the text is missing, damaged, too long or of a format that is not known
 */
export function readKept(text, known) {
  const value = parsed(text);
  if (value?.["format"] === EARLIER_FORMAT) return readEarlier(value, known);
  if (value?.["format"] !== FORMAT || !Array.isArray(value["works"])) return emptyKept();
  /** @type {Map<string, Work>} */
  const works = new Map();
  for (const entry of value["works"].slice(0, MOST_WORKS)) {
    const work = readWork(entry, known);
    if (work && /^[1-9][0-9]{0,5}$/.test(work.id)) works.set(work.id, work);
  }
  const [first] = works.keys();
  if (first === undefined) return emptyKept();
  const current = value["current"];
  return {
    works: [...works.values()],
    current: typeof current === "string" && works.has(current) ? current : first,
    visiting: readWork(value["visiting"], known),
  };
}

/**
 * @param {Record<string, unknown>} value one set of answers, and the reader's own beside that of a link
 * @param {KnownOptions} known
 * @returns {Kept}
 */
function readEarlier(value, known) {
  const shown = readWork({ ...value, id: "1" }, known) ?? emptyWork("1");
  const own = value["own"] ? readWork({ id: "1", answers: value["own"] }, known) : null;
  return { works: [own ?? shown], current: "1", visiting: own ? shown : null };
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown> | null}
 */
function parsed(text) {
  if (text === null || text.length > LONGEST_KEPT) return null;
  try {
    const value = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @param {KnownOptions} known
 * @returns {Work | null}
 */
function readWork(value, known) {
  if (!isRecord(value) || typeof value["id"] !== "string") return null;
  const given = { ...pairs(value["uncounted"]), ...pairs(value["answers"]) };
  const counts = (/** @type {[string, string]} */ [factor, option]) => known.get(factor)?.has(option) === true;
  const entries = Object.entries(given);
  return {
    id: value["id"],
    name: typeof value["name"] === "string" ? cleanName(value["name"]) : "",
    answers: Object.fromEntries(entries.filter(counts)),
    uncounted: Object.fromEntries(entries.filter((pair) => !counts(pair)).slice(0, MOST_UNCOUNTED)),
    place: typeof value["place"] === "string" ? value["place"] : "",
  };
}

/**
 * @param {unknown} value
 * @returns {Record<string, string>} what looks like answers
 */
function pairs(value) {
  if (!isRecord(value)) return {};
  const found = Object.entries(value).filter(
    ([key, option]) => ID.test(key) && typeof option === "string" && ID.test(option),
  );
  return Object.fromEntries(/** @type {[string, string][]} */ (found));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
