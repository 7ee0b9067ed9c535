/**
 * All pieces of work side by side, each with the result that Python gives it, as soon as it gives one.
 *
 * @import { AnswerStore } from "../kept/answer-store.js"
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Parts } from "./table.js"
 * @import { Work } from "./words.js"
 *
 * @typedef {Pick<Work, "decision" | "problem">} Found
 */
import { Latest } from "../runtime/latest.js";
import { RuntimeFailure } from "../python/trouble.js";
import { failureInWords, startInWords } from "../runtime/words.js";
import { button, make, setText } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { pageLink } from "../shared/parts.js";
import { reasonOf } from "../shared/status-line.js";
import { WorksTable } from "./table.js";

export class WorksOutcome {
  element = make("div.wm-works-outcome");
  #runtime;
  #store;
  #parts;
  /** @type {WorksTable | null} */
  #table = null;
  #note = make("p.wm-works-note", { role: "status" });
  #failed;
  #latest = new Latest();
  /** @type {Map<string, Found>} */
  #found = new Map();

  /**
   * @param {Runtime} runtime
   * @param {AnswerStore} store
   * @param {Parts & { paper: string }} parts `paper` is the sheet, from the site's root
   */
  constructor(runtime, store, { paper, ...parts }) {
    this.#runtime = runtime;
    this.#store = store;
    this.#parts = parts;
    this.#failed = make(
      "div.wm-works-failed",
      make("p", "The ", pageLink(paper, "paper sheet"), " gives you the same results by hand."),
      button("Try again", "second", emits("retry"), "to start the decision module"),
    );
  }

  /** Say what the runtime is doing, where that matters. */
  runtimeChanged() {
    const { state, trouble } = this.#runtime;
    const failed = state === "failed";
    const says = failed ? `${failureInWords(this.#runtime)} Your answers are kept.` : startInWords(trouble);
    setText(this.#note, state === "ready" ? "" : says);
    this.#note.hidden = state === "ready";
    this.#failed.hidden = !failed;
  }

  clear() {
    this.#latest.drop();
    this.#found.clear();
    this.#table = null;
    this.element.replaceChildren();
  }

  /** @param {boolean} moved whether the reader moved here, so that the focus follows */
  show(moved) {
    this.clear();
    this.#table = new WorksTable({ ...this.#state, ...this.#parts });
    this.element.replaceChildren(this.#table.element, this.#note, this.#failed);
    this.runtimeChanged();
    if (moved) this.#table.focus();
    for (const { id, answers } of this.#store.works) {
      const found = (/** @type {Found} */ result) => {
        this.#found.set(id, result);
        this.update();
      };
      this.#latest.take(
        this.#runtime.call("decide", { answers }),
        (decision) => found({ decision, problem: "" }),
        (error) => found({ decision: null, problem: inWords(error) }),
      );
    }
  }

  /** Show the pieces of work as they are now, if they are shown. */
  update() {
    this.#table?.update(this.#state);
  }

  get #state() {
    const works = this.#store.works.map(({ id, name, answers }) => ({
      id,
      name,
      answers,
      ...(this.#found.get(id) ?? { decision: null, problem: "" }),
    }));
    return { works, current: this.#store.work.id };
  }
}

/** @param {unknown} error */
function inWords(error) {
  return error instanceof RuntimeFailure ? failureInWords(error) : reasonOf(error);
}
