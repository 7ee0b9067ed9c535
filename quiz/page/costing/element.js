/**
 * The element `<which-model-costs>`: a form, whole without JavaScript, and the sums that Python makes of it. No figure
 * is kept or sent.
 *
 * `disconnectedCallback` undoes `connectedCallback`, because instant navigation takes the element away and brings it
 * back.
 */
import { CostSession } from "./session.js";

export class WhichModelCostsElement extends HTMLElement {
  /** @type {CostSession | null} */
  #session = null;

  connectedCallback() {
    const form = this.querySelector("form");
    if (form && !this.#session) this.#session = new CostSession(this, form);
  }

  disconnectedCallback() {
    this.#session?.end();
    this.#session = null;
  }
}
