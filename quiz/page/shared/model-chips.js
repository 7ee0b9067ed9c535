/** Chips of the models, copied from the template that the site has filled. */
import { make } from "./dom.js";

export class ModelChips {
  #template;

  /** @param {HTMLTemplateElement} template */
  constructor(template) {
    this.#template = template;
  }

  /**
   * @returns {HTMLElement[]} a new copy of every chip, in the declared order
   */
  all() {
    const copies = document.importNode(this.#template.content, true);
    return [...copies.querySelectorAll("[data-model]")].filter((chip) => chip instanceof HTMLElement);
  }

  /**
   * @param {string} model
   * @returns {HTMLElement}
   */
  one(model) {
    return this.all().find((chip) => chip.dataset["model"] === model) ?? make("span", { class: "wm-chip" }, model);
  }
}
