/**
 * Keeps the row of models still possible up to date: after every answer, and whenever the runtime
 * changes. A reply to an earlier answer is dropped.
 *
 * @typedef {import("../shared/decision.js").Prospects} Prospects
 * @typedef {import("../kept/prefill.js").Answers} Answers
 */
import { inWords } from "../shared/decision.js";
import { failureInWords, startInWords } from "../runtime/words.js";

export class PossibleFollower {
  #runtime;
  #possible;
  #question;
  #announce;
  /** Counts what is asked, so that a late reply is dropped. */
  #turn = 0;
  /** @type {Prospects | null} */
  #prospects = null;

  /**
   * @param {import("../runtime/decision-module.js").DecisionModule} runtime
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

  /** The question that can still matter first, for the answers followed last; undefined where it is not known. */
  get nextQuestion() {
    return this.#prospects?.next_question;
  }

  /** Drop whatever is still to come. */
  clear() {
    this.#turn += 1;
    this.#prospects = null;
  }

  /**
   * Show what the answers so far leave possible, as soon as Python can tell.
   *
   * @param {Answers} answers
   */
  follow(answers) {
    this.clear();
    const turn = this.#turn;
    if (this.#runtime.state !== "ready") return;
    this.#runtime.follow(answers).then(
      (prospects) => turn === this.#turn && this.#present(prospects),
      // Only the row of chips stays as it was; asking for the result says what is wrong.
      () => {},
    );
  }

  /** @param {Prospects} prospects */
  #present(prospects) {
    this.#prospects = prospects;
    this.#possible.show(prospects);
    this.#question.settle(prospects.decided);
    const titles = this.#possible.titles(prospects.possible);
    const left = titles.length ? `Still possible: ${inWords(titles)}.` : "No single model covers your answers.";
    const settled = prospects.decided ? " Your answers already settle the result." : "";
    this.#announce(`${this.#question.progress()}. ${left}${settled}`);
  }

  /**
   * Say under the row what the runtime is doing, where that matters.
   *
   * @param {boolean} answered whether there is an answer yet
   */
  runtimeChanged(answered) {
    const { state, trouble } = this.#runtime;
    if (state === "failed") {
      this.#possible.show(null);
      this.#possible.say(`We cannot tell now. ${failureInWords(trouble)} You can go on answering.`, true);
    } else if (state === "loading" && trouble) {
      this.#possible.say(`${startInWords(trouble)} You can go on answering.`);
    } else {
      const waits = answered && state !== "ready";
      this.#possible.say(waits ? "This row follows your answers as soon as the decision module has started." : "");
    }
  }
}
