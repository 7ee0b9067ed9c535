/**
 * What stands where the form stood once the reader asks for the result. It asks Python for the diagnosis.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Answers } from "../shared/questions.js"
 * @import { Told } from "./ask-diagnosis.js"
 * @import { Parts } from "./failures.js"
 * @import { Observed } from "./observation-store.js"
 */
import { Outcome } from "../runtime/outcome.js";
import { unfoldedAt } from "../shared/parts.js";
import { askDiagnosis } from "./ask-diagnosis.js";
import { diagnosisView } from "./view.js";

export class DiagnosisOutcome extends Outcome {
  #runtime;
  #parts;
  /** The last diagnosis, so that a step back to it is no wait. @type {{ question: string, told: Told } | null} */
  #last = null;

  /**
   * @param {Runtime} runtime
   * @param {Parts} parts
   * @param {string} byHand the index by symptom, from the site's root
   */
  constructor(runtime, parts, byHand) {
    super({ page: byHand, name: "index by symptom" });
    this.#runtime = runtime;
    this.#parts = parts;
  }

  /**
   * Show the diagnosis of what is observed, at once where it was the last one.
   *
   * @param {Observed} observed
   * @param {Answers | null} answers those of the quiz
   * @param {{ moved: boolean, part: string }} asked whether the reader moved here, so that the focus follows, and which
   *   section is unfolded
   */
  show(observed, answers, { moved, part }) {
    this.clear();
    const question = JSON.stringify([observed, answers]);
    const found = (/** @type {Told} */ told, /** @type {boolean} */ focus) => {
      this.#last = { question, told };
      this.showResult(
        unfoldedAt(diagnosisView(told, this.#parts), part),
        focus,
        `Your result: ${told.diagnosis.headline}`,
      );
    };
    if (this.#last?.question === question) found(this.#last.told, moved);
    else this.wait(() => askDiagnosis(this.#runtime, observed, answers), { now: this.#runtime, moved, found });
  }
}
