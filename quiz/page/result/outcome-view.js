/**
 * What stands where the question stood once the reader asks for the result: a calm wait, the result,
 * or what went wrong. It asks Python for the decision and drops a reply that comes too late.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../kept/prefill.js").Answers} Answers
 * @typedef {import("../asking/question-form.js").Question} Question
 * @typedef {import("./result-view.js").ResultActions} ResultActions
 * @typedef {import("../runtime/decision-module.js").Opened} Opened
 *
 * @typedef {object} Handlers
 * @property {() => void} retry
 * @property {() => void} back
 * @property {(state: "result" | "problem", busy: boolean) => void} entered
 * @property {(text: string) => void} announce
 * @property {() => void} focused the focus went to a headline that may be out of sight
 */
import { focusOn, make } from "../shared/dom.js";
import { KeptResult } from "./kept-result.js";
import { resultView } from "./result-view.js";
import { CallRefused } from "../runtime/runtime.js";
import { damagedView, problemView, WaitingView } from "../runtime/waiting-view.js";

export class OutcomeView {
  element = make("div", { class: "wm-outcome" });
  #waiting = new WaitingView();
  #opening = new WaitingView("Opening your saved result");
  #runtime;
  #chips;
  #questions;
  #paper;
  #act;
  #handlers;
  /** Counts what is asked, so that a late reply to an earlier question is dropped. */
  #turn = 0;

  /**
   * @param {import("../runtime/decision-module.js").DecisionModule} runtime
   * @param {import("../shared/model-chips.js").ModelChips} chips
   * @param {readonly Question[]} questions
   * @param {string} paper the paper sheet, from the site's root
   * @param {ResultActions} act
   * @param {Handlers} handlers
   */
  constructor(runtime, chips, questions, paper, act, handlers) {
    this.#runtime = runtime;
    this.#chips = chips;
    this.#questions = questions;
    this.#paper = paper;
    this.#act = act;
    this.#handlers = handlers;
  }

  /** Show nothing, and drop whatever is still to come. */
  clear() {
    this.#turn += 1;
    this.#waiting.stop();
    this.#opening.stop();
    this.element.replaceChildren();
  }

  /** Tell whoever waits what the runtime is doing. */
  runtimeChanged() {
    this.#waiting.say(this.#runtime);
    this.#opening.say(this.#runtime);
  }

  /**
   * Show the decision on some answers, at once where it is known.
   *
   * @param {Answers} answers
   * @param {{ moved: boolean, sets: Answers | null, works: number }} how `moved`: whether the reader moved here, so
   *   that the focus follows; `sets`: the answers among them that are only tried; `works`: how many there are
   */
  show(answers, { moved, sets, works }) {
    this.clear();
    const ready = this.#runtime.remembered(answers);
    if (ready) {
      this.#presentResult(ready, moved, sets, works);
      return;
    }
    const turn = this.#wait(this.#waiting, moved);
    this.#runtime.decide(answers).then(
      // Whoever has moved on meanwhile keeps the focus where it is.
      (decision) => turn === this.#turn && this.#presentResult(decision, this.#waitingHasFocus(), sets, works),
      (error) => turn === this.#turn && this.#presentProblem(error),
    );
  }

  /**
   * Open a private link that stands in the address.
   *
   * @param {string} text
   * @param {boolean} moved whether the reader moved here, so that the focus follows
   * @param {{ opened(found: Opened, focus: boolean): void, leave: { label: string, leave: () => void } }} then
   */
  open(text, moved, { opened, leave }) {
    this.clear();
    const turn = this.#wait(this.#opening, moved);
    this.#runtime.open(text).then(
      (found) => turn === this.#turn && opened(found, this.#waitingHasFocus()),
      (error) => {
        if (turn !== this.#turn) return;
        if (error instanceof CallRefused) this.#presentDamage(error, leave);
        else this.#presentProblem(error);
      },
    );
  }

  /**
   * @param {WaitingView} waiting
   * @param {boolean} moved
   * @returns {number} the turn that is waited for
   */
  #wait(waiting, moved) {
    this.#handlers.entered("result", true);
    this.element.replaceChildren(waiting.element);
    waiting.start(this.#runtime);
    if (moved) waiting.focus();
    return this.#turn;
  }

  #waitingHasFocus() {
    return this.element.contains(document.activeElement);
  }

  /**
   * @param {Decision} decision
   * @param {boolean} focus
   * @param {Answers | null} sets
   * @param {number} works
   */
  #presentResult(decision, focus, sets, works) {
    this.#waiting.stop();
    this.#handlers.entered("result", false);
    const { announce } = this.#handlers;
    const { element, headline } = resultView(decision, {
      questions: this.#questions,
      chip: (model) => this.#chips.one(model),
      act: this.#act,
      sets,
      works,
      kept: sets ? null : new KeptResult(this.#runtime, decision, announce),
    });
    this.element.replaceChildren(element);
    if (focus) {
      focusOn(headline);
      this.#handlers.focused();
    }
    announce(`${sets ? "Trying another answer" : "Your result"}: ${decision.headline}`);
  }

  /**
   * @param {CallRefused} refused
   * @param {{ label: string, leave: () => void }} leave
   */
  #presentDamage(refused, leave) {
    const focus = this.#waitingHasFocus();
    this.#opening.stop();
    this.#handlers.entered("problem", false);
    const { element, title } = damagedView(
      refused.problems.map((problem) => problem.message),
      leave,
    );
    this.element.replaceChildren(element);
    if (focus) focusOn(title);
  }

  /** @param {unknown} error */
  #presentProblem(error) {
    const focus = this.#waitingHasFocus();
    this.#waiting.stop();
    this.#opening.stop();
    this.#handlers.entered("problem", false);
    const { retry, back } = this.#handlers;
    const reason = error instanceof Error ? error : new Error(String(error));
    const { element, title } = problemView(reason, { paper: this.#paper, retry, back });
    this.element.replaceChildren(element);
    if (focus) focusOn(title);
    this.#handlers.announce("");
  }
}
