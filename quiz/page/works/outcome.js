/**
 * All pieces of work side by side, each with the result that Python gives it, as soon as it gives one.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../asking/question-form.js").Question} Question
 */
import { button, make, setText } from "../shared/dom.js";
import { failureInWords, startInWords } from "../runtime/words.js";
import { RuntimeFailure } from "../runtime/runtime.js";
import { reasonOf } from "../shared/status-line.js";
import { addressOf } from "../shared/site-root.js";
import { WorksTable } from "./view.js";

export class WorksOutcome {
  element = make("div", { class: "wm-works-outcome" });
  #runtime;
  #store;
  #parts;
  #note = make("p", { class: "wm-works-note", role: "status" });
  #failed;
  /** Counts what is shown, so that a late reply is dropped. */
  #turn = 0;
  /** @type {Map<string, { decision: Decision | null, problem: string }>} */
  #found = new Map();

  /**
   * @param {import("../runtime/decision-module.js").DecisionModule} runtime
   * @param {import("../kept/answer-store.js").AnswerStore} store
   * @param {{ questions: readonly Question[], paper: string, chip(model: string): HTMLElement, announce(text: string): void,
   *   act: { open(id: string): void, add(): void, retry(): void } }} parts `paper` from the site's root
   */
  constructor(runtime, store, parts) {
    this.#runtime = runtime;
    this.#store = store;
    this.#parts = parts;
    const paper = make(
      "p",
      {},
      "The ",
      make("a", { href: addressOf(parts.paper) }, "paper sheet"),
      " gives you the same results by hand.",
    );
    const again = button("Try again", "second", parts.act.retry, "to start the decision module");
    this.#failed = make("div", { class: "wm-works-failed" }, paper, again);
  }

  /** Say what the runtime is doing, where that matters. */
  runtimeChanged() {
    const { state, trouble } = this.#runtime;
    const starts = state === "loading" || state === "idle";
    setText(
      this.#note,
      state === "failed" ? `${failureInWords(trouble)} Your answers are kept.` : starts ? startInWords(trouble) : "",
    );
    this.#note.hidden = this.#note.textContent === "";
    this.#failed.hidden = state !== "failed";
  }

  clear() {
    this.#turn += 1;
    this.#found.clear();
    this.element.replaceChildren();
  }

  /** @param {boolean} moved whether the reader moved here, so that the focus follows */
  show(moved) {
    this.clear();
    const turn = this.#turn;
    const { questions, chip, announce, act } = this.#parts;
    const changed = (/** @type {() => void} */ change) => {
      change();
      table.update(this.#state());
    };
    const table = new WorksTable({
      ...this.#state(),
      questions,
      chip,
      announce,
      act: {
        open: act.open,
        add: act.add,
        rename: (id, name) => changed(() => this.#store.renameWork(id, name)),
        remove: (id) => changed(() => this.#store.removeWork(id)),
      },
    });
    this.element.replaceChildren(table.element, this.#note, this.#failed);
    this.runtimeChanged();
    if (moved) table.focus();
    const found = (
      /** @type {string} */ id,
      /** @type {Decision | null} */ decision,
      /** @type {string} */ problem,
    ) => {
      if (turn !== this.#turn) return;
      this.#found.set(id, { decision, problem });
      table.update(this.#state());
    };
    for (const { id, answers } of this.#store.works) {
      this.#runtime.decide(answers).then(
        (decision) => found(id, decision, ""),
        (error) => found(id, null, inWords(error)),
      );
    }
  }

  #state() {
    const works = this.#store.works.map(({ id, name, answers }) => {
      const { decision, problem } = this.#found.get(id) ?? { decision: null, problem: "" };
      return { id, name, answers, decision, problem };
    });
    return { works, current: this.#store.work.id };
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function inWords(error) {
  return error instanceof RuntimeFailure ? failureInWords(error.trouble) : reasonOf(error);
}
