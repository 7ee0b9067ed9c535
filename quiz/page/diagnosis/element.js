/**
 * The element `<which-model-diagnosis>`: a form, whole without JavaScript, and what works out its result.
 *
 * `disconnectedCallback` undoes `connectedCallback`, because instant navigation takes the element
 * away and brings it back.
 */
import { DiagnosisSession } from "./session.js";
import { resultWords } from "./result-words.js";

export class WhichModelDiagnosisElement extends HTMLElement {
  /** @type {DiagnosisSession | null} */
  #session = null;

  connectedCallback() {
    const form = this.querySelector("form");
    const [chips, words] = this.querySelectorAll("template");
    if (this.#session || !form || !chips || !words) return;
    this.#session = new DiagnosisSession(this, form, resultWords(chips, words));
  }

  disconnectedCallback() {
    this.#session?.end();
    this.#session = null;
  }
}
