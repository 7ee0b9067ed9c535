/**
 * The reader's answers, kept in this browser under one key.
 *
 * Storage may be denied, full or hold something older: the quiz then works from memory.
 *
 * @typedef {import("./prefill.js").Answers} Answers
 * @typedef {import("./prefill.js").KnownOptions} KnownOptions
 * @typedef {import("./works.js").Kept} Kept
 */
import {
  emptyKept,
  emptyWork,
  hasAnswers,
  isEmpty,
  ownWork,
  readKept,
  sameAnswers,
  shownWork,
  withOneMore,
  without,
  withShown,
  withWork,
  writeKept,
} from "./works.js";
import { cleanName } from "./works-words.js";

export const STORAGE_KEY = "which-engagement-model";

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

export class AnswerStore {
  /** @type {Storage | null} */
  #storage;
  #known;
  /** @type {Kept} */
  #kept;
  #remembers = true;

  /**
   * @param {Storage | null} storage
   * @param {KnownOptions} known
   */
  constructor(storage, known) {
    this.#storage = storage;
    this.#known = known;
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

  /** The work that is shown: the reader's own, or that of a link. */
  get work() {
    return shownWork(this.#kept);
  }

  get works() {
    return this.#kept.works;
  }

  get answers() {
    return this.work.answers;
  }

  /** Answers that today's questions do not have. */
  get uncounted() {
    return this.work.uncounted;
  }

  /** Whether answers of a link are shown while the reader's own are put aside. */
  get isVisiting() {
    return this.#kept.visiting !== null;
  }

  get place() {
    return this.work.place;
  }

  set place(place) {
    this.#keep(withShown(this.#kept, { place }));
  }

  /**
   * @param {string} factor
   * @param {string} option
   */
  answer(factor, option) {
    const { [factor]: replaced, ...uncounted } = this.uncounted;
    this.#keep(withShown(this.#kept, { answers: { ...this.answers, [factor]: option }, uncounted }));
  }

  /**
   * Set several answers at once, as somebody has tried them.
   *
   * @param {Answers} sets
   */
  adopt(sets) {
    this.#keep(withShown(this.#kept, { answers: { ...this.answers, ...sets } }));
  }

  /**
   * Take back into account what the decision module understood of the answers that did not count.
   *
   * @param {Answers} understood
   * @param {readonly string[]} stale the keys it did not understand
   */
  recount(understood, stale) {
    const { answers } = this;
    const uncounted = Object.fromEntries(Object.entries(this.uncounted).filter(([factor]) => stale.includes(factor)));
    this.#keep(withShown(this.#kept, { answers: { ...understood, ...answers }, uncounted }));
  }

  /**
   * Take the answers of a link, putting the reader's own aside.
   *
   * @param {Answers} answers
   * @param {Answers} [uncounted]
   */
  takeFromLink(answers, uncounted = {}) {
    const own = ownWork(this.#kept);
    const taken = { answers, uncounted, place: "" };
    if (hasAnswers(own) && !sameAnswers(own.answers, answers)) {
      this.#keep({ ...this.#kept, visiting: { ...emptyWork("visiting"), ...taken } });
    } else {
      this.#keep(withWork({ ...this.#kept, visiting: null }, { ...own, ...taken }));
    }
  }

  /** Put the reader's own answers back. */
  takeOwn() {
    this.#keep({ ...this.#kept, visiting: null });
  }

  /** Keep the answers of a link as one more piece of work. */
  keepVisiting() {
    const { visiting } = this.#kept;
    if (visiting) this.#keep(withOneMore({ ...this.#kept, visiting: null }, { ...visiting, name: "From a link" }));
  }

  /** Drop the answers shown; all others stay. */
  startAgain() {
    this.#keep(withShown(this.#kept, { answers: {}, uncounted: {}, place: "" }));
  }

  /**
   * Begin one more piece of work.
   *
   * @returns {boolean} whether there is room for one
   */
  addWork() {
    const before = this.works.length;
    this.#keep(withOneMore(this.#kept));
    return this.works.length > before;
  }

  /** @param {string} id */
  openWork(id) {
    if (this.works.some((work) => work.id === id)) this.#keep({ ...this.#kept, current: id, visiting: null });
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  renameWork(id, name) {
    const work = this.works.find((each) => each.id === id);
    if (work) this.#keep(withWork(this.#kept, { ...work, name: cleanName(name) }));
  }

  /** @param {string} id */
  removeWork(id) {
    this.#keep(without(this.#kept, id));
  }

  /** Leave nothing behind. */
  forget() {
    this.#kept = emptyKept();
    try {
      this.#storage?.removeItem(STORAGE_KEY);
    } catch {
      this.#remembers = false;
    }
  }

  /**
   * Take over what the quiz has kept in another tab.
   *
   * @param {string | null} text as it is in storage now
   * @returns {boolean} whether the answers shown are others than before
   */
  follow(text) {
    const before = this.work;
    this.#kept = readKept(text, this.#known);
    return before.id !== this.work.id || !sameAnswers(before.answers, this.answers);
  }

  /** @param {Kept} kept */
  #keep(kept) {
    this.#kept = kept;
    try {
      // Where nothing was answered, a place alone is not worth leaving a trace for.
      if (isEmpty(kept)) this.#storage?.removeItem(STORAGE_KEY);
      else this.#storage?.setItem(STORAGE_KEY, writeKept(kept));
    } catch {
      // Full or denied: memory has to do, and the page says so.
      this.#remembers = false;
    }
  }
}
