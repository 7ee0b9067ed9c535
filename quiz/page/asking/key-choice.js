/**
 * Number keys choose an answer, and Enter goes on, while the focus is in the question. Nowhere else, so
 * that no key that somebody presses for something else does anything here.
 *
 * @typedef {import("./question-form.js").Question} Question
 */
import { make, setText } from "../shared/dom.js";
import { radiosOf } from "./question-form.js";

const MOST_KEYS = 9;

export class KeyChoice {
  #form;
  #questions;
  #note = make("p", { class: "wm-keys" });
  /** @type {Question | undefined} */
  #question;

  /**
   * @param {HTMLFormElement} form
   * @param {readonly Question[]} questions
   * @param {AbortSignal} signal
   */
  constructor(form, questions, signal) {
    this.#form = form;
    this.#questions = questions;
    for (const { fieldset } of questions) {
      for (const [index, radio] of radiosOf(fieldset).slice(0, MOST_KEYS).entries()) {
        radio.setAttribute("aria-keyshortcuts", String(index + 1));
        radio.parentElement?.setAttribute("data-key", String(index + 1));
      }
    }
    form.addEventListener("keydown", (event) => this.#hear(event), { signal });
  }

  /** @param {Question | undefined} question */
  show(question) {
    this.#question = question;
    if (!question) return;
    const count = Math.min(radiosOf(question.fieldset).length, MOST_KEYS);
    setText(this.#note, `Keys 1 to ${count} choose an answer, Enter goes on.`);
    question.fieldset.append(this.#note);
  }

  /** Leave the form as it was found. */
  remove() {
    this.#note.remove();
    for (const { fieldset } of this.#questions) {
      for (const radio of radiosOf(fieldset)) {
        radio.removeAttribute("aria-keyshortcuts");
        radio.parentElement?.removeAttribute("data-key");
      }
    }
  }

  /** @param {KeyboardEvent} event */
  #hear(event) {
    const { target, key } = event;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!plain || !this.#question || !(target instanceof Element) || !this.#question.fieldset.contains(target)) return;
    if (key === "Enter" && target === this.#question.legend) {
      event.preventDefault();
      this.#form.requestSubmit();
    }
    const radio = /^[1-9]$/.test(key) ? radiosOf(this.#question.fieldset)[Number(key) - 1] : undefined;
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    // As a click does: the answer is taken, and told, once.
    if (!radio.checked) radio.click();
  }
}
