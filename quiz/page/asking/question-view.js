/**
 * Shows the form one question at a time. It adds to the form that the page holds, and `remove` takes
 * all of it away again.
 *
 * @typedef {import("./question-form.js").Question} Question
 * @typedef {{ next(): void, back(): void, review(): void, answered(factor: string, option: string): void }} QuestionActions
 * @typedef {"" | "review" | "result"} ChangingFor where the reader goes on to after changing one answer
 * @typedef {{ factor: string, changing: ChangingFor, more: number }} Shown `more`: about how many questions follow
 */
import { button, focusOn, make, setText } from "../shared/dom.js";
import { KeyChoice } from "./key-choice.js";
import { UNKNOWN } from "../kept/prefill.js";
import { radiosOf } from "./question-form.js";

export class QuestionView {
  /** @type {HTMLFormElement} */
  #form;
  /** @type {readonly Question[]} */
  #questions;
  #stop = new AbortController();
  #progress = make("p", { class: "wm-progress" });
  #error = make("p", { class: "wm-error", id: "wm-error", role: "alert" });
  #settled = make(
    "p",
    { class: "wm-settled" },
    "Your answers already settle the result. See it now, or go on and make the reasons fuller.",
  );
  #next = make("button", { type: "submit", class: "wm-button wm-button--primary" });
  #review;
  #back;
  #keys;
  #actions;
  /** @type {Shown | null} */
  #shown = null;
  #settledNow = false;

  /**
   * @param {HTMLFormElement} form
   * @param {readonly Question[]} questions
   * @param {QuestionActions} act
   */
  constructor(form, questions, act) {
    this.#form = form;
    this.#questions = questions;
    this.#review = button("Check your answers", "second", act.review);
    this.#back = button("Back", "quiet", act.back);
    this.#actions = make("div", { class: "wm-actions" }, this.#next, this.#review, this.#back);
    form.prepend(this.#progress);
    form.append(this.#settled, this.#actions);
    const { signal } = this.#stop;
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        if (this.#selected() === null) this.#complain();
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
    this.#keys = new KeyChoice(form, questions, signal);
    this.settle(false);
  }

  /** Give the page its plain form back. */
  remove() {
    this.#stop.abort();
    this.#clearError();
    this.#progress.remove();
    this.#settled.remove();
    this.#actions.remove();
    this.#keys.remove();
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
   * @param {Shown} shown
   */
  show(shown) {
    this.#clearError();
    this.#shown = shown;
    this.#form.hidden = false;
    const position = this.#position();
    for (const [index, { fieldset }] of this.#questions.entries()) fieldset.hidden = index !== position;
    setText(this.#next, this.#nextLabel());
    this.#back.hidden = position === 0 && !shown.changing;
    this.#keys.show(this.#question());
    this.settle(false);
  }

  /** Where the reader is, in words. */
  progress() {
    const words = `Question ${this.#position() + 1} of ${this.#questions.length}`;
    if (this.#shown?.changing) return `${words}: change your answer`;
    const more = this.#settledNow ? 0 : Math.min(this.#shown?.more ?? 0, this.#questions.length - 1 - this.#position());
    return more ? `${words}, about ${more} more` : words;
  }

  /**
   * Offer the result before the last question, or not.
   *
   * @param {boolean} decided
   */
  settle(decided) {
    this.#settledNow = decided;
    const offered = decided && !this.#shown?.changing && !this.#isLast();
    this.#settled.hidden = !offered;
    this.#review.hidden = !offered;
    setText(this.#progress, this.progress());
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

  #isLast() {
    return this.#position() === this.#questions.length - 1;
  }

  #nextLabel() {
    if (this.#shown?.changing === "result") return "See the result";
    return this.#shown?.changing === "review" || this.#isLast() ? "Check your answers" : "Continue";
  }

  #selected() {
    const question = this.#question();
    return (question && radiosOf(question.fieldset).find((radio) => radio.checked)?.value) ?? null;
  }

  #complain() {
    const question = this.#question();
    if (!question) return;
    const unknown = question.options.get(UNKNOWN);
    const message = unknown
      ? `Choose an answer. If you cannot tell, choose \u201c${unknown}\u201d.`
      : "Choose an answer.";
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
