/**
 * The reader's answers, for one or several pieces of work, kept in this browser under one key.
 *
 * @import { Answers, KnownOptions } from "../shared/questions.js"
 * @import { Kept, Work } from "./kept-works.js"
 */
import { KeptText } from "./kept-text.js";
import { emptyKept, emptyWork, hasAnswers, MOST_WORKS, readKept, sameAnswers, writeKept } from "./kept-works.js";
import { cleanName } from "./work-name.js";

export const STORAGE_KEY = "which-engagement-model";

export class AnswerStore {
  #text;
  #known;
  /** A plain value that never changes in place. @type {Kept} */
  #kept;

  /**
   * @param {Storage | null} storage null where the browser denies it
   * @param {KnownOptions} known
   */
  constructor(storage, known) {
    this.#text = new KeptText(storage, STORAGE_KEY);
    this.#known = known;
    this.#kept = readKept(this.#text.read(), known);
  }

  /** Whether the answers will still be here after the page is closed. */
  get remembers() {
    return this.#text.remembers;
  }

  get works() {
    return this.#kept.works;
  }

  /** The work that is shown: the reader's own, or that of a link. */
  get work() {
    return this.#kept.visiting ?? this.#own;
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
    this.#changeShown({ place });
  }

  /** @type {(factor: string, option: string) => void} */
  answer(factor, option) {
    const { [factor]: replaced, ...uncounted } = this.uncounted;
    this.#changeShown({ answers: { ...this.answers, [factor]: option }, uncounted });
  }

  /** @param {Answers} sets several answers at once, as somebody has tried them */
  adopt(sets) {
    this.#changeShown({ answers: { ...this.answers, ...sets } });
  }

  /**
   * Take back into account what the decision module understood of the answers that did not count.
   *
   * @param {Answers} understood
   * @param {readonly string[]} stale the keys it did not understand
   */
  recount(understood, stale) {
    const uncounted = Object.fromEntries(Object.entries(this.uncounted).filter(([factor]) => stale.includes(factor)));
    this.#changeShown({ answers: { ...understood, ...this.answers }, uncounted });
  }

  /** @param {Answers} answers of a link: the reader's own are put aside, where there are others */
  takeFromLink(answers) {
    const own = this.#own;
    if (hasAnswers(own) && !sameAnswers(own.answers, answers)) {
      this.#keep({ visiting: { ...emptyWork("visiting"), answers } });
    } else {
      this.#keep({ visiting: null, works: this.#worksWith({ ...own, answers, place: "" }) });
    }
  }

  /** Put the reader's own answers back. */
  takeOwn() {
    this.#keep({ visiting: null });
  }

  /** Keep the answers of a link as one more piece of work; where there is no room, the link is still visited. */
  keepVisiting() {
    const { visiting } = this.#kept;
    return visiting !== null && this.addWork({ ...visiting, name: "From a link" });
  }

  /** Drop the answers shown; all others stay. */
  startAgain() {
    this.#changeShown({ answers: {}, uncounted: {}, place: "" });
  }

  /** Begin one more piece of work, where there is room for one. @type {(work?: Partial<Work>) => boolean} */
  addWork(work = {}) {
    if (this.works.length >= MOST_WORKS) return false;
    const id = String(1 + Math.max(0, ...this.works.map((each) => Number(each.id))));
    this.#keep({ works: [...this.works, { ...emptyWork(id), ...work, id }], current: id, visiting: null });
    return true;
  }

  /** @param {string} id */
  openWork(id) {
    if (this.works.some((work) => work.id === id)) this.#keep({ current: id, visiting: null });
  }

  /** @type {(id: string, name: string) => void} */
  renameWork(id, name) {
    const work = this.works.find((each) => each.id === id);
    if (work) this.#keep({ works: this.#worksWith({ ...work, name: cleanName(name) }) });
  }

  /** @param {string} id where it is the last one, an empty one takes its place */
  removeWork(id) {
    const works = this.works.filter((work) => work.id !== id);
    const [first] = works;
    const { current } = this.#kept;
    this.#keep(first ? { works, current: current === id ? first.id : current } : emptyKept());
  }

  /** Leave nothing behind. */
  forget() {
    this.#keep(emptyKept());
  }

  /**
   * Take over what the quiz has kept in another tab or page, unless nothing can be kept here.
   *
   * @returns {{ shown: boolean, works: boolean }} whether the answers shown are others than before, and whether the works are
   */
  follow() {
    const text = this.remembers ? this.#text.read() : undefined;
    if (text === undefined) return { shown: false, works: false };
    const [work, works] = [this.work, named(this.works)];
    this.#kept = readKept(text, this.#known);
    const same = work.id === this.work.id && sameAnswers(work.answers, this.answers);
    return { shown: !same, works: works !== named(this.works) };
  }

  /** The reader's own work, also while a link is visited. */
  get #own() {
    const { works, current } = this.#kept;
    return works.find((work) => work.id === current) ?? works[0] ?? emptyWork("1");
  }

  /** @param {Work} changed */
  #worksWith(changed) {
    return this.works.map((work) => (work.id === changed.id ? changed : work));
  }

  /** @param {Partial<Work>} changes of the work that is shown */
  #changeShown(changes) {
    const changed = { ...this.work, ...changes };
    this.#keep(this.isVisiting ? { visiting: changed } : { works: this.#worksWith(changed) });
  }

  /** @param {Partial<Kept>} changes */
  #keep(changes) {
    this.#kept = { ...this.#kept, ...changes };
    this.#text.write(writeKept(this.#kept));
  }
}

/** @param {readonly Work[]} works told apart by what a reader sees of them */
function named(works) {
  return JSON.stringify(works.map(({ id, name, answers }) => [id, name, answers]));
}
