/**
 * Number keys choose an answer, and Enter goes on, while the focus is in the question. Nowhere else, so
 * that no key that somebody presses for something else does anything here.
 *
 * @import { Question } from "../shared/questions.js"
 */
import { make, setText } from "../shared/dom.js";
import { radiosOf } from "../shared/questions.js";

const MOST_KEYS = 9;

export class KeyChoice {
  #note = make("p.wm-keys");
  #questions;
  #shown;

  /** @param {readonly [Question, ...Question[]]} questions */
  constructor(questions) {
    this.#questions = questions;
    this.#shown = questions[0];
    for (const { fieldset } of questions) {
      for (const [index, radio] of radiosOf(fieldset).slice(0, MOST_KEYS).entries()) {
        radio.setAttribute("aria-keyshortcuts", String(index + 1));
        radio.parentElement?.setAttribute("data-key", String(index + 1));
      }
    }
  }

  /** @param {Question} question */
  show(question) {
    this.#shown = question;
    const count = Math.min(radiosOf(question.fieldset).length, MOST_KEYS);
    setText(this.#note, `Keys 1 to ${count} choose an answer, Enter goes on.`);
    question.fieldset.append(this.#note);
  }

  /** Leave the form as it was found. */
  remove() {
    this.#note.remove();
    for (const radio of this.#questions.flatMap(({ fieldset }) => radiosOf(fieldset))) {
      radio.removeAttribute("aria-keyshortcuts");
      radio.parentElement?.removeAttribute("data-key");
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { target, key } = event;
    const { fieldset } = this.#shown;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!plain || !(target instanceof HTMLElement) || !fieldset.contains(target)) return;
    // The question, or the message in it: a control does what it does by itself.
    if (key === "Enter" && target.tabIndex < 0) {
      event.preventDefault();
      fieldset.form?.requestSubmit();
    }
    const radio = /^[1-9]$/.test(key) ? radiosOf(fieldset)[Number(key) - 1] : undefined;
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    // As a click does: the answer is taken, and told, once.
    if (!radio.checked) radio.click();
  }
}
