/**
 * The reader's answers, kept in this browser under one key.
 *
 * Storage may be denied, full or hold something older: the quiz then works from memory, and only
 * what today's form knows is read back.
 *
 * @typedef {import("./prefill.js").Answers} Answers
 * @typedef {import("./prefill.js").KnownOptions} KnownOptions
 * @typedef {{ answers: Answers, own: Answers | null, place: string }} Kept
 *   `own` are the reader's own answers while those of a link are shown; `place` is a fragment
 */

export const STORAGE_KEY = "which-engagement-model";
const FORMAT = 1;

/**
 * @returns {Storage | null} null where the browser denies storage
 */
export function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @param {KnownOptions} known
 * @returns {Record<string, string>} only the answers that the form has
 */
function knownAnswers(value, known) {
  /** @type {Record<string, string>} */
  const answers = {};
  if (typeof value !== "object" || value === null) return answers;
  for (const [factor, option] of Object.entries(value)) {
    if (typeof option === "string" && known.get(factor)?.has(option)) answers[factor] = option;
  }
  return answers;
}

/**
 * @param {string | null} text
 * @param {KnownOptions} known
 * @returns {Kept} empty where the text is missing, damaged or of another format
 */
export function readKept(text, known) {
  /** @type {Kept} */
  const nothing = { answers: {}, own: null, place: "" };
  if (text === null) return nothing;
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing;
  }
  if (typeof value !== "object" || value === null) return nothing;
  const record = /** @type {Record<string, unknown>} */ (value);
  if (record["format"] !== FORMAT) return nothing;
  const own = record["own"];
  return {
    answers: knownAnswers(record["answers"], known),
    own: typeof own === "object" && own !== null ? knownAnswers(own, known) : null,
    place: typeof record["place"] === "string" ? record["place"] : "",
  };
}

export class AnswerStore {
  /** @type {Storage | null} */
  #storage;
  /** @type {Kept} */
  #kept;
  #remembers = true;

  /**
   * @param {Storage | null} storage
   * @param {KnownOptions} known
   */
  constructor(storage, known) {
    this.#storage = storage;
    let text = null;
    try {
      text = storage?.getItem(STORAGE_KEY) ?? null;
    } catch {
      this.#storage = null;
    }
    this.#remembers = this.#storage !== null;
    this.#kept = readKept(text, known);
  }

  /** Whether the answers will still be here after the page is closed. */
  get remembers() {
    return this.#remembers;
  }

  get answers() {
    return this.#kept.answers;
  }

  /** Whether answers of a link are shown while the reader's own are put aside. */
  get hasOwn() {
    return this.#kept.own !== null;
  }

  get place() {
    return this.#kept.place;
  }

  set place(place) {
    this.#keep({ ...this.#kept, place });
  }

  /**
   * @param {string} factor
   * @param {string} option
   */
  answer(factor, option) {
    this.#keep({ ...this.#kept, answers: { ...this.#kept.answers, [factor]: option } });
  }

  /**
   * Take the answers of a link, putting the reader's own aside.
   *
   * @param {Answers} answers
   */
  takeFromLink(answers) {
    const own = this.#kept.own ?? this.#kept.answers;
    const differs = Object.keys(own).length > 0 && !sameAnswers(own, answers);
    this.#keep({ answers, own: differs ? own : null, place: "" });
  }

  /** Put the reader's own answers back. */
  takeOwn() {
    this.#keep({ answers: this.#kept.own ?? this.#kept.answers, own: null, place: "" });
  }

  /** Drop the answers shown; those put aside stay. */
  startAgain() {
    this.#keep({ ...this.#kept, answers: {}, place: "" });
  }

  /** Leave nothing behind. */
  forget() {
    this.#kept = { answers: {}, own: null, place: "" };
    try {
      this.#storage?.removeItem(STORAGE_KEY);
    } catch {
      this.#remembers = false;
    }
  }

  /** @param {Kept} kept */
  #keep(kept) {
    this.#kept = kept;
    const isEmpty = Object.keys(kept.answers).length === 0 && kept.own === null;
    try {
      // Where nothing was answered, a place alone is not worth leaving a trace for.
      if (isEmpty) this.#storage?.removeItem(STORAGE_KEY);
      else this.#storage?.setItem(STORAGE_KEY, JSON.stringify({ format: FORMAT, ...kept }));
    } catch {
      // Full or denied: memory has to do, and the page says so.
      this.#remembers = false;
    }
  }
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
