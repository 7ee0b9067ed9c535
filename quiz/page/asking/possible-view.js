/**
 * The models still possible: a quiet row of chips. One that drops fades, and says so in a word; why it
 * dropped can be unfolded.
 *
 * @typedef {import("../shared/decision.js").Prospects} Prospects
 */
import { make, setText } from "../shared/dom.js";

const NONE_ALONE = "Your answers call for more than one model, or rule each one out: the result says which.";

export class PossibleView {
  #note = make("p", { class: "wm-possible-note" });
  #retry;
  #none = make("p", { class: "wm-possible-none" }, NONE_ALONE);
  #reasons = make("ul", { class: "wm-dropped-reasons" });
  #count = make("summary");
  #why = make("details", { class: "wm-dropped-why" }, this.#count, this.#reasons);
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
    const parts = [title, list, this.#none, this.#why, this.#note, retry];
    this.element = make("div", { class: "wm-possible", role: "group", "aria-labelledby": title.id }, ...parts);
    this.show(null);
    this.say("");
  }

  /** @param {Prospects | null} prospects null where it is not known */
  show(prospects) {
    // Where none is left alone, all six crossed out would look as if nothing fitted.
    const none = prospects?.possible.length === 0;
    this.#none.hidden = !none;
    for (const [model, { item, mark }] of this.#items) {
      const dropped = prospects !== null && !none && !prospects.possible.includes(model);
      item.classList.toggle("wm-is-dropped", dropped);
      mark.hidden = !dropped;
    }
    const out = none ? [] : (prospects?.dropped ?? []);
    setText(this.#count, out.length === 1 ? "Why one model is out" : `Why ${out.length} models are out`);
    this.#reasons.replaceChildren(
      ...out.map(({ title, says }) => make("li", {}, make("strong", {}, title), ` ${says}`)),
    );
    this.#why.hidden = out.length === 0;
  }

  /**
   * @param {readonly string[]} models
   * @returns {string[]} their titles
   */
  titles(models) {
    return models.map((model) => this.#items.get(model)?.item.querySelector(".wm-chip")?.textContent?.trim() ?? model);
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
