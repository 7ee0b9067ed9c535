/** The words, links and chips of the result that the site has written into templates of the page. */
import { make } from "../shared/dom.js";
import { ModelChips } from "../shared/model-chips.js";

export class ResultWords {
  #chips;
  #words;

  /**
   * @param {HTMLTemplateElement} chips
   * @param {HTMLTemplateElement} words
   */
  constructor(chips, words) {
    this.#chips = new ModelChips(chips);
    this.#words = words;
  }

  /**
   * @param {string} model
   * @returns {HTMLElement} its chip
   */
  chip(model) {
    return this.#chips.one(model);
  }

  /**
   * @param {number} strength
   * @returns {HTMLElement} how strong a sign is, in words
   */
  strength(strength) {
    return this.#copy("data-strength", String(strength));
  }

  /** What a sum of strengths is made of. */
  get explainsScore() {
    return this.#copy("data-explains", "score").textContent ?? "";
  }

  /**
   * @param {string | null} model
   * @returns {HTMLElement} a link to the way out of it
   */
  recovery(model) {
    return this.#copy("data-recovery", model ?? "");
  }

  /**
   * @param {"contract" | "by-hand" | "quiz"} where
   * @returns {HTMLElement} a link there
   */
  leads(where) {
    return this.#copy("data-leads", where);
  }

  /**
   * @param {string} name
   * @param {string} value
   * @returns {HTMLElement}
   */
  #copy(name, value) {
    const copies = document.importNode(this.#words.content, true).querySelectorAll(`[${name}]`);
    const found = [...copies].find((copy) => copy.getAttribute(name) === value);
    return found instanceof HTMLElement ? found : make("span");
  }
}
