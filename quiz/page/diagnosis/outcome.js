/**
 * What stands where the form stood once the reader asks for the result: a calm wait, the diagnosis, or
 * what went wrong. It asks Python and drops a reply that comes too late.
 *
 * @typedef {import("./ask-diagnosis.js").Told} Told
 * @typedef {import("./observation-store.js").Observed} Observed
 *
 * @typedef {object} Handlers
 * @property {() => void} change
 * @property {() => void} forget
 * @property {() => void} retry
 * @property {(state: "result" | "problem", busy: boolean) => void} entered
 * @property {(text: string) => void} announce
 * @property {() => void} focused the focus went to a headline that may be out of sight
 */
import { focusOn, make } from "../shared/dom.js";
import { problemView, WaitingView } from "../runtime/waiting-view.js";
import { askDiagnosis } from "./ask-diagnosis.js";
import { diagnosisView } from "./view.js";

const BY_HAND = "index by symptom";

export class DiagnosisOutcome {
  element = make("div", { class: "wm-outcome" });
  #waiting = new WaitingView();
  #runtime;
  #parts;
  #byHand;
  #handlers;
  /** Counts what is asked, so that a late reply to an earlier question is dropped. */
  #turn = 0;
  /** The last diagnosis, so that a step back to it is no wait. @type {{ question: string, told: Told } | null} */
  #last = null;

  /**
   * @param {import("../runtime/runtime.js").Runtime} runtime
   * @param {import("./failure-parts.js").Parts} parts
   * @param {string} byHand the index by symptom, from the site's root
   * @param {Handlers} handlers
   */
  constructor(runtime, parts, byHand, handlers) {
    this.#runtime = runtime;
    this.#parts = parts;
    this.#byHand = byHand;
    this.#handlers = handlers;
  }

  /** Show nothing, and drop whatever is still to come. */
  clear() {
    this.#turn += 1;
    this.#waiting.stop();
    this.element.replaceChildren();
  }

  /**
   * Show the diagnosis of what is observed, at once where it was the last one.
   *
   * @param {Observed} observed
   * @param {Readonly<Record<string, string>> | null} answers those of the quiz
   * @param {boolean} moved whether the reader moved here, so that the focus follows
   */
  show(observed, answers, moved) {
    this.clear();
    const question = JSON.stringify([observed, answers]);
    if (this.#last?.question === question) {
      this.#presentResult(this.#last.told, moved);
      return;
    }
    const turn = this.#turn;
    this.#handlers.entered("result", true);
    this.element.replaceChildren(this.#waiting.element);
    this.#waiting.start();
    if (moved) this.#waiting.focus();
    askDiagnosis(this.#runtime, observed, answers).then(
      (told) => {
        if (turn !== this.#turn) return;
        this.#last = { question, told };
        // Whoever has moved on meanwhile keeps the focus where it is.
        this.#presentResult(told, this.#waitingHasFocus());
      },
      (error) => turn === this.#turn && this.#presentProblem(error),
    );
  }

  #waitingHasFocus() {
    return this.#waiting.element.contains(document.activeElement);
  }

  /**
   * @param {Told} told
   * @param {boolean} focus
   */
  #presentResult(told, focus) {
    this.#waiting.stop();
    this.#handlers.entered("result", false);
    const { change, forget } = this.#handlers;
    const { element, headline } = diagnosisView(told, { ...this.#parts, change, forget });
    this.element.replaceChildren(element);
    if (focus) {
      focusOn(headline);
      this.#handlers.focused();
    }
    this.#handlers.announce(`Your result: ${told.diagnosis.headline}`);
  }

  /** @param {unknown} error */
  #presentProblem(error) {
    const focus = this.#waitingHasFocus();
    this.#waiting.stop();
    this.#handlers.entered("problem", false);
    const { retry, change } = this.#handlers;
    const reason = error instanceof Error ? error : new Error(String(error));
    const { element, title } = problemView(reason, { paper: this.#byHand, paperName: BY_HAND, retry, back: change });
    this.element.replaceChildren(element);
    if (focus) focusOn(title);
    this.#handlers.announce("");
  }
}
