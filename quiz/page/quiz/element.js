/**
 * The element `<which-model-quiz>`: the quiz's form, whole without JavaScript, and what makes it a quiz.
 *
 * `disconnectedCallback` undoes `connectedCallback`, because instant navigation takes the element
 * away and brings it back.
 */
import { readQuestions } from "../shared/questions.js";
import { QuizSession } from "./session.js";

export class WhichModelQuizElement extends HTMLElement {
  /** @type {QuizSession | null} */
  #session = null;

  connectedCallback() {
    const form = this.querySelector("form");
    const chips = this.querySelector("template");
    if (this.#session || !form || !chips) return;
    const [first, ...others] = readQuestions(form);
    if (first) this.#session = new QuizSession(this, form, chips, [first, ...others]);
  }

  disconnectedCallback() {
    this.#session?.end();
    this.#session = null;
  }
}
