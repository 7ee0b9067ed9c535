/**
 * Answers that come from outside: with a link of the guide, a private link, or a record. What is sealed
 * only Python opens; until then it stays in the address.
 *
 * @typedef {import("./places.js").Place} Place
 */
import { isForTheModule, readPrefill } from "../kept/prefill.js";
import { firstOpen } from "./route.js";
import { CallRefused } from "../runtime/runtime.js";

export class Incoming {
  #parts;
  #sealed = "";

  /** @param {import("./parts.js").QuizParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Whether the address holds a private link that is not opened yet. */
  get isSealed() {
    return this.#sealed !== "";
  }

  /** The reader went elsewhere: what is in the address no longer matters. */
  drop() {
    this.#sealed = "";
  }

  /**
   * Take the answers that the address holds, or note that they are sealed.
   *
   * @returns {Place | null} where they lead, null where it holds none
   */
  take() {
    const { known, factors, notice, store } = this.#parts;
    this.#sealed = isForTheModule(location.hash, known) ? location.hash : "";
    if (this.#sealed) return { kind: "result" };
    const link = readPrefill(location.hash, known);
    if (!link) return null;
    store.takeFromLink(link.answers);
    const taken = Object.keys(link.answers).length;
    notice.fromLink({ taken, refused: link.refused, isVisiting: store.isVisiting });
    return taken === factors.length ? { kind: "result" } : firstOpen(factors, store.answers);
  }

  /**
   * Open the private link in the address, or show what is wrong with it.
   *
   * @param {boolean} moved whether the reader moved here, so that the focus follows
   * @param {{ opened: (focus: boolean) => void, leave: () => void }} then `focus`: whether it was on what was shown meanwhile
   */
  openSealed(moved, { opened, leave }) {
    const { outcome, store } = this.#parts;
    const label = Object.keys(store.answers).length ? "Go to my own answers" : "Answer the questions";
    outcome.open(this.#sealed, moved, {
      opened: (found, focus) => {
        this.#accept(found);
        opened(focus);
      },
      leave: { label, leave },
    });
  }

  /**
   * Open the text of a file or of the clipboard.
   *
   * @param {string} text
   * @param {() => void} opened
   * @param {AbortSignal} signal the quiz has left the page: take nothing any more
   * @returns {Promise<{ problems: readonly string[] }>}
   */
  async openSaved(text, opened, signal) {
    try {
      const found = await this.#parts.runtime.open(text);
      if (signal.aborted) return { problems: [] };
      this.#accept(found);
    } catch (error) {
      if (error instanceof CallRefused) return { problems: error.problems.map(({ message }) => message) };
      throw error;
    }
    opened();
    return { problems: [] };
  }

  /** @param {import("../runtime/decision-module.js").Opened} found */
  #accept({ answers, says, dropped }) {
    const { notice, store } = this.#parts;
    this.drop();
    store.takeFromLink(answers);
    notice.opened({ says, dropped: dropped.length, isVisiting: store.isVisiting });
  }
}
