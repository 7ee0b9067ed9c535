/**
 * Keeps the row of models still possible up to date: after every answer, and whenever the runtime
 * changes. A reply to an earlier answer is dropped.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./prefill.js").Answers} Answers
 */
import { inWords, titleOf } from "./decision.js";

export class PossibleFollower {
  #runtime;
  #possible;
  #question;
  #announce;
  /** Counts what is asked, so that a late reply is dropped. */
  #turn = 0;

  /**
   * @param {import("./runtime.js").Runtime} runtime
   * @param {import("./possible-view.js").PossibleView} possible
   * @param {import("./question-view.js").QuestionView} question
   * @param {(text: string) => void} announce
   */
  constructor(runtime, possible, question, announce) {
    this.#runtime = runtime;
    this.#possible = possible;
    this.#question = question;
    this.#announce = announce;
  }

  /** Drop whatever is still to come. */
  drop() {
    this.#turn += 1;
  }

  /**
   * Show what the answers so far leave possible, as soon as Python can tell.
   *
   * @param {Answers} answers
   */
  follow(answers) {
    const turn = (this.#turn += 1);
    const ready = this.#runtime.remembered(answers);
    if (ready) {
      this.#present(ready);
      return;
    }
    if (this.#runtime.state !== "ready") return;
    this.#runtime.decide(answers).then(
      (decision) => turn === this.#turn && this.#present(decision),
      // Only the row of chips stays as it was; asking for the result says what is wrong.
      () => {},
    );
  }

  /** @param {Decision} decision */
  #present(decision) {
    this.#possible.show(decision.possible);
    this.#question.settle(decision.decided);
    const titles = decision.possible.map((model) => titleOf(decision, model));
    const settled = decision.decided ? " Your answers already settle the result." : "";
    this.#announce(`${this.#question.progress()}. Still possible: ${inWords(titles)}.${settled}`);
  }

  /**
   * Say under the row what the runtime is doing, where that matters.
   *
   * @param {boolean} answered whether there is an answer yet
   */
  runtimeChanged(answered) {
    const { state } = this.#runtime;
    const waits = answered && (state === "idle" || state === "loading");
    if (state === "failed") {
      this.#possible.show(null);
      this.#possible.say("We cannot tell now: the decision module did not start. You can go on answering.", true);
    } else {
      this.#possible.say(waits ? "This row follows your answers as soon as the decision module has started." : "");
    }
  }
}
