/**
 * Answers that come from outside: with a link of the guide, a private link, or a record. What is sealed
 * only Python opens; until then it stays in the address.
 *
 * @import { AnswerStore } from "../kept/answer-store.js"
 * @import { Opened } from "../runtime/calls.js"
 * @import { KnownOptions } from "../shared/questions.js"
 * @import { NoticeView } from "./notice-view.js"
 * @import { Place } from "./places.js"
 */
import { isForTheModule, readPrefill } from "../kept/prefill.js";
import { fragmentHere, plain } from "../shared/address.js";
import { firstOpen, placeOf } from "./places.js";

export class Incoming {
  #known;
  #store;
  #notice;
  /** The private link in the address that is not opened yet; empty where there is none. */
  sealed = "";
  /** What the address holds that means nothing, neither here nor elsewhere in the page; empty where there is none. */
  lost = "";

  /**
   * @param {KnownOptions} known
   * @param {AnswerStore} store
   * @param {NoticeView} notice
   */
  constructor(known, store, notice) {
    this.#known = known;
    this.#store = store;
    this.#notice = notice;
  }

  /** The reader went elsewhere: what is in the address no longer matters. */
  drop() {
    this.sealed = this.lost = "";
  }

  /**
   * Take the answers that the address holds, or note that they are sealed.
   *
   * @returns {Place | null} where they lead, null where it holds none
   */
  take() {
    const fragment = fragmentHere();
    if (placeOf(fragment, this.#known)) return null;
    this.sealed = isForTheModule(fragment, this.#known) ? fragment : "";
    if (this.sealed) return { kind: "result" };
    const link = readPrefill(fragment, this.#known);
    if (!link) {
      const name = plain(fragment.slice(1));
      this.lost = name && !document.getElementById(name) ? name : "";
      return null;
    }
    this.#store.takeFromLink(link.answers);
    this.#notice.fromLink(link, this.#store.isVisiting);
    return Object.keys(link.answers).length === this.#known.size
      ? { kind: "result" }
      : firstOpen([...this.#known.keys()], this.#store.answers);
  }

  /** @param {Opened} opened what Python made of a sealed link or a record */
  accept(opened) {
    this.drop();
    this.#store.takeFromLink(opened.answers);
    this.#notice.opened(opened, this.#store.isVisiting);
  }
}
