/**
 * Shows the form one question at a time. It adds to the form that the page holds, and `remove` takes
 * all of it away again.
 *
 * @typedef {import("./question-form.js").Question} Question
 * @typedef {{ next(): void, back(): void, result(): void, answered(factor: string, option: string): void }} QuestionActions
 * @typedef {{ factor: string, changing: boolean }} Shown
 */
import { button, focusOn, make, setText } from "./dom.js";
import { radiosOf } from "./question-form.js";

const UNKNOWN = "unknown";

export class QuestionView {
  /** @type {HTMLFormElement} */
  #form;
  /** @type {readonly Question[]} */
  #questions;
  #stop = new AbortController();
  #progress = make("p", { class: "wm-progress" });
  #error = make("p", { class: "wm-error", id: "wm-error", role: "alert" });
  #settled = make("p", { class: "wm-settled" }, "Your answers already settle the result. See it now, or go on.");
  #next = make("button", { type: "submit", class: "wm-button wm-button--primary" });
  #result;
  #back;
  #actions;
  /** @type {Shown | null} */
  #shown = null;

  /**
   * @param {HTMLFormElement} form
   * @param {readonly Question[]} questions
   * @param {QuestionActions} act
   */
  constructor(form, questions, act) {
    this.#form = form;
    this.#questions = questions;
    this.#result = button("See the result", "second", act.result);
    this.#back = button("Back", "quiet", act.back);
    this.#actions = make("div", { class: "wm-actions" }, this.#next, this.#result, this.#back);
    form.prepend(this.#progress);
    form.append(this.#settled, this.#actions);
    const { signal } = this.#stop;
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        if (this.#selected() === null) this.#complain();
        else if (this.#leadsToResult()) act.result();
        else act.next();
      },
      { signal },
    );
    form.addEventListener(
      "change",
      (event) => {
        if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
        this.#clearError();
        act.answered(event.target.name, event.target.value);
      },
      { signal },
    );
    this.settle(false);
  }

  /** Give the page its plain form back. */
  remove() {
    this.#stop.abort();
    this.#clearError();
    this.#progress.remove();
    this.#settled.remove();
    this.#actions.remove();
    this.#form.hidden = false;
    for (const { fieldset, legend } of this.#questions) {
      fieldset.hidden = false;
      legend.removeAttribute("tabindex");
    }
  }

  hide() {
    this.#form.hidden = true;
  }

  /**
   * Show one question, alone.
   *
   * @param {Shown} shown `changing`: one answer is changed, and the result comes next
   */
  show(shown) {
    this.#clearError();
    this.#shown = shown;
    this.#form.hidden = false;
    const position = this.#position();
    for (const [index, { fieldset }] of this.#questions.entries()) fieldset.hidden = index !== position;
    setText(this.#progress, this.progress());
    setText(this.#next, this.#leadsToResult() ? "See the result" : "Continue");
    this.#back.hidden = position === 0 && !shown.changing;
    this.settle(false);
  }

  /** Where the reader is, in words. */
  progress() {
    const words = `Question ${this.#position() + 1} of ${this.#questions.length}`;
    return this.#shown?.changing ? `${words}: change your answer` : words;
  }

  /**
   * Offer the result before the last question, or not.
   *
   * @param {boolean} decided
   */
  settle(decided) {
    const offered = decided && !this.#leadsToResult();
    this.#settled.hidden = !offered;
    this.#result.hidden = !offered;
  }

  focus() {
    const legend = this.#question()?.legend;
    if (legend) focusOn(legend);
  }

  #position() {
    return Math.max(
      0,
      this.#questions.findIndex((question) => question.factor === this.#shown?.factor),
    );
  }

  #question() {
    return this.#questions[this.#position()];
  }

  #leadsToResult() {
    return Boolean(this.#shown?.changing) || this.#position() === this.#questions.length - 1;
  }

  #selected() {
    const question = this.#question();
    return (question && radiosOf(question.fieldset).find((radio) => radio.checked)?.value) ?? null;
  }

  #complain() {
    const question = this.#question();
    if (!question) return;
    const unknown = question.options.get(UNKNOWN);
    const message = unknown ? `Choose an answer. If you cannot tell, choose \u201c${unknown}\u201d.` : "Choose an answer.";
    // An alert is heard when it enters the page with its words in it.
    this.#error.replaceChildren(message);
    (question.fieldset.querySelector(".wm-options") ?? question.legend).before(this.#error);
    question.fieldset.setAttribute("aria-describedby", this.#error.id);
    focusOn(this.#error);
    question.legend.scrollIntoView({ block: "nearest" });
  }

  #clearError() {
    this.#error.remove();
    for (const { fieldset } of this.#questions) fieldset.removeAttribute("aria-describedby");
  }
}
