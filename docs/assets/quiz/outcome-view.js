/**
 * What stands where the question stood once the reader asks for the result: a calm wait, the result,
 * or what went wrong. It asks Python for the decision and drops a reply that comes too late.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./prefill.js").Answers} Answers
 * @typedef {import("./question-form.js").Question} Question
 *
 * @typedef {object} Handlers
 * @property {(factor: string) => void} change
 * @property {() => void} startAgain
 * @property {() => void} forget
 * @property {() => void} retry
 * @property {() => void} back
 * @property {(state: "result" | "problem", busy: boolean) => void} entered
 * @property {(text: string) => void} announce
 * @property {() => void} focused the focus went to a headline that may be out of sight
 */
import { focusOn, make } from "./dom.js";
import { resultView } from "./result-view.js";
import { problemView, WaitingView } from "./waiting-view.js";

export class OutcomeView {
  element = make("div", { class: "wm-outcome" });
  #waiting = new WaitingView();
  #runtime;
  #chips;
  #questions;
  #paper;
  #handlers;
  /** Counts what is asked, so that a late reply to an earlier question is dropped. */
  #turn = 0;

  /**
   * @param {import("./runtime.js").Runtime} runtime
   * @param {import("./model-chips.js").ModelChips} chips
   * @param {readonly Question[]} questions
   * @param {string} paper the paper sheet, from the site's root
   * @param {Handlers} handlers
   */
  constructor(runtime, chips, questions, paper, handlers) {
    this.#runtime = runtime;
    this.#chips = chips;
    this.#questions = questions;
    this.#paper = paper;
    this.#handlers = handlers;
  }

  /** Show nothing, and drop whatever is still to come. */
  clear() {
    this.#turn += 1;
    this.#waiting.stop();
    this.element.replaceChildren();
  }

  /**
   * Show the decision on some answers, at once where it is known.
   *
   * @param {Answers} answers
   * @param {boolean} moved whether the reader moved here, so that the focus follows
   */
  show(answers, moved) {
    this.clear();
    const ready = this.#runtime.remembered(answers);
    if (ready) {
      this.#presentResult(ready, moved);
      return;
    }
    const turn = this.#turn;
    this.#handlers.entered("result", true);
    this.element.replaceChildren(this.#waiting.element);
    this.#waiting.start();
    if (moved) this.#waiting.focus();
    this.#runtime.decide(answers).then(
      // Whoever has moved on meanwhile keeps the focus where it is.
      (decision) => turn === this.#turn && this.#presentResult(decision, this.#waitingHasFocus()),
      (error) => turn === this.#turn && this.#presentProblem(error),
    );
  }

  #waitingHasFocus() {
    return this.#waiting.element.contains(document.activeElement);
  }

  /**
   * @param {Decision} decision
   * @param {boolean} focus
   */
  #presentResult(decision, focus) {
    this.#waiting.stop();
    this.#handlers.entered("result", false);
    const { change, startAgain, forget } = this.#handlers;
    const chip = (/** @type {string} */ model) => this.#chips.one(model);
    const { element, headline } = resultView(decision, { questions: this.#questions, chip, change, startAgain, forget });
    this.element.replaceChildren(element);
    if (focus) {
      focusOn(headline);
      this.#handlers.focused();
    }
    this.#handlers.announce(`Your result: ${decision.headline}`);
  }

  /** @param {unknown} error */
  #presentProblem(error) {
    const focus = this.#waitingHasFocus();
    this.#waiting.stop();
    this.#handlers.entered("problem", false);
    const { retry, back } = this.#handlers;
    const reason = error instanceof Error ? error : new Error(String(error));
    const { element, title } = problemView(reason, { paper: this.#paper, retry, back });
    this.element.replaceChildren(element);
    if (focus) focusOn(title);
    this.#handlers.announce("");
  }
}
