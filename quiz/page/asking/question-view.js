/**
 * Shows the form one question at a time. It adds to the form that the page holds, and `remove` takes
 * all of it away again.
 *
 * @import { Question } from "../shared/questions.js"
 *
 * @typedef {"" | "review" | "result"} ChangingFor where the reader goes on to after changing one answer
 * @typedef {{ factor: string, changing: ChangingFor, more: number }} Shown `more`: about how many questions follow
 */
import { button, focusOn, lookUp, make, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";
import { radiosOf, UNKNOWN } from "../shared/questions.js";
import { KeyChoice } from "./key-choice.js";

const SETTLED = "Your answers already settle the result. See it now, or go on for fuller reasons.";

export class QuestionView {
  #form;
  #questions;
  #question;
  #keys;
  #stop = new AbortController();
  #progress = make("p.wm-progress");
  #error = make("p.wm-error");
  #settled = make("p.wm-settled", SETTLED);
  #next = make("button.wm-button.wm-button--primary", { type: "submit" });
  #review = button("Check your answers", "second", emits("review"));
  #back = button("Back", "quiet", emits("back"));
  #actions = make("div.wm-actions", this.#next, this.#review, this.#back);
  /** @type {ChangingFor} */
  #changing = "";
  #more = 0;
  #isSettled = false;

  /**
   * @param {HTMLFormElement} form
   * @param {readonly [Question, ...Question[]]} questions
   */
  constructor(form, questions) {
    this.#form = form;
    this.#questions = questions;
    this.#question = questions[0];
    const { signal } = this.#stop;
    this.#keys = new KeyChoice(questions);
    form.prepend(this.#progress);
    form.append(this.#settled, this.#actions);
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("change", (event) => this.#changed(event), { signal });
    form.addEventListener("keydown", (event) => this.#keys.press(event), { signal });
  }

  /** Give the page its plain form back. */
  remove() {
    this.#stop.abort();
    this.#clearError();
    for (const added of [this.#progress, this.#settled, this.#actions, this.#keys]) added.remove();
    this.#form.hidden = false;
    for (const { fieldset, legend } of this.#questions) {
      fieldset.hidden = false;
      legend.removeAttribute("tabindex");
    }
  }

  hide() {
    this.#form.hidden = true;
  }

  /** Show one question, alone. @type {(shown: Shown) => void} */
  show({ factor, changing, more }) {
    this.#clearError();
    this.#question = this.#questions.find((question) => question.factor === factor) ?? this.#questions[0];
    this.#changing = changing;
    this.#more = more;
    this.#form.hidden = false;
    for (const { fieldset } of this.#questions) fieldset.hidden = fieldset !== this.#question.fieldset;
    setText(this.#next, this.#nextLabel());
    this.#back.hidden = this.#position === 0 && !changing;
    this.#keys.show(this.#question);
    this.settle(false);
  }

  /** Where the reader is, in words. */
  get progress() {
    const words = `Question ${this.#position + 1} of ${this.#questions.length}`;
    if (this.#changing) return `${words}: change your answer`;
    const more = this.#isSettled ? 0 : Math.min(this.#more, this.#questions.length - 1 - this.#position);
    return more ? `${words}, about ${more} more` : words;
  }

  /** Offer the result before the last question, or not. @type {(decided: boolean) => void} */
  settle(decided) {
    this.#isSettled = decided;
    const offered = decided && !this.#changing && !this.#isLast;
    this.#settled.hidden = !offered;
    this.#review.hidden = !offered;
    setText(this.#progress, this.progress);
  }

  focus() {
    focusOn(this.#question.legend);
  }

  get #position() {
    return this.#questions.indexOf(this.#question);
  }

  get #isLast() {
    return this.#position === this.#questions.length - 1;
  }

  #nextLabel() {
    if (this.#changing === "result") return "See the result";
    return this.#changing === "review" || this.#isLast ? "Check your answers" : "Continue";
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const answered = radiosOf(this.#question.fieldset).some((radio) => radio.checked);
    if (answered) emit(this.#form, "next");
    else this.#complain();
  }

  /** @param {Event} event */
  #changed({ target }) {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    this.#clearError();
    emit(this.#form, "answered", target.name, target.value);
  }

  #complain() {
    const { fieldset, legend, options } = this.#question;
    const unknown = options.get(UNKNOWN);
    const otherwise = unknown ? ` If you cannot tell, choose \u201c${unknown}\u201d.` : "";
    setText(this.#error, `Choose an answer.${otherwise}`);
    (fieldset.querySelector(".wm-options") ?? legend).before(this.#error);
    // Heard once, by the focus: as an alert, or as a description of the group, it would be heard again.
    focusOn(this.#error);
    legend.scrollIntoView({ block: "nearest" });
    lookUp();
  }

  #clearError() {
    this.#error.remove();
  }
}
