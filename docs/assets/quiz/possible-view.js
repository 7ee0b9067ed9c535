/** The models still possible: a quiet row of chips. One that drops fades, and says so in a word. */
import { make, setText } from "./dom.js";

export class PossibleView {
  #note = make("p", { class: "wm-possible-note" });
  #retry;
  /** @type {Map<string, { item: HTMLLIElement, mark: HTMLElement }>} */
  #items = new Map();
  /** @type {HTMLElement} */
  element;

  /**
   * @param {readonly HTMLElement[]} chips one for each model, with `data-model`
   * @param {HTMLButtonElement} retry
   */
  constructor(chips, retry) {
    this.#retry = retry;
    const list = make("ul", { class: "wm-possible-models" });
    for (const chip of chips) {
      const mark = make("span", { class: "wm-dropped" }, "out");
      mark.hidden = true;
      const item = make("li", {}, chip, mark);
      list.append(item);
      this.#items.set(chip.dataset["model"] ?? "", { item, mark });
    }
    const title = make("p", { class: "wm-possible-title", id: "wm-possible-title" }, "Models still possible");
    this.element = make("div", { class: "wm-possible", role: "group", "aria-labelledby": title.id }, title, list, this.#note, retry);
    this.say("");
  }

  /**
   * @param {readonly string[] | null} possible null where it is not known
   */
  show(possible) {
    for (const [model, { item, mark }] of this.#items) {
      const dropped = possible !== null && !possible.includes(model);
      item.classList.toggle("wm-is-dropped", dropped);
      mark.hidden = !dropped;
    }
  }

  /**
   * A quiet line under the chips.
   *
   * @param {string} text
   * @param {boolean} [failed] offer to try again
   */
  say(text, failed = false) {
    setText(this.#note, text);
    this.#note.hidden = text === "";
    this.#retry.hidden = !failed;
  }
}
