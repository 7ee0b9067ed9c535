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
   */
  takeFromLink(answers) {
    const own = ownWork(this.#kept);
    if (hasAnswers(own) && !sameAnswers(own.answers, answers)) {
      this.#keep({ ...this.#kept, visiting: { ...emptyWork("visiting"), answers } });
    } else {
      this.#keep(withWork({ ...this.#kept, visiting: null }, { ...own, answers, place: "" }));
    }
  }

  /** Put the reader's own answers back. */
  takeOwn() {
    this.#keep({ ...this.#kept, visiting: null });
  }

  /**
   * Keep the answers of a link as one more piece of work.
   *
   * @returns {boolean} whether there is room for one; where there is none, the link is still visited
   */
  keepVisiting() {
    const { visiting } = this.#kept;
    return visiting !== null && this.#addOne({ ...visiting, name: "From a link" });
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
    return this.#addOne({});
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
   * @returns {{ shown: boolean, works: boolean }} whether the answers shown are others than before, and whether the works are
   */
  follow() {
    const before = this.#kept;
    try {
      this.#kept = readKept(this.#storage?.getItem(STORAGE_KEY) ?? null, this.#known);
    } catch {
      return { shown: false, works: false };
    }
    const [then, now] = [shownWork(before), this.work];
    const names = (/** @type {Kept} */ kept) =>
      JSON.stringify(kept.works.map(({ id, name, answers }) => [id, name, answers]));
    return {
      shown: then.id !== now.id || !sameAnswers(then.answers, now.answers),
      works: names(before) !== names(this.#kept),
    };
  }

  /**
   * @param {Partial<import("./works.js").Work>} work
   * @returns {boolean} whether there was room for one more
   */
  #addOne(work) {
    const more = withOneMore(this.#kept, work);
    if (more === this.#kept) return false;
    this.#keep(more);
    return true;
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
