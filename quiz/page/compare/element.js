/** @import { Choice, Offer } from "./choice.js" */
import { fragmentHere } from "../shared/address.js";
import { button, make, setText } from "../shared/dom.js";
import { cameBack, whenPlaced } from "./arrival.js";
import { everything, hasLikeRows, inWords, isChoice, readChoice, shownRows, toggled, writeChoice } from "./choice.js";

let made = 0;

/**
 * `<which-model-comparison>` wraps a comparison table that is whole without it, and lets a reader choose
 * columns, rows, and only those rows in which the models differ. The choice is kept in the address.
 */
export class WhichModelComparisonElement extends HTMLElement {
  /** @type {Offer} */ #offer = { models: [], rows: [] };
  /** @type {Choice} */ #choice = everything(this.#offer);
  /** Puts each box into the state that the choice gives it. @type {(() => void)[]} */
  #refreshers = [];
  #controls = make("div");
  #status = make("p.wm-choose__status", { role: "status" });
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    this.#offer = this.#read();
    this.#controls.remove();
    this.#controls = this.#build();
    this.prepend(this.#controls);
    const { signal } = this.#life;
    addEventListener("hashchange", () => this.#follow(location.hash), { signal });
    // The theme follows a link to this very page by `pushState`, of which no event tells.
    addEventListener("click", (event) => this.#follow(hashOfLinkHere(event)), { signal });
    const fragment = fragmentHere();
    this.#show(readChoice(fragment, this.#offer));
    // The theme scrolls to what the hash names, and knows nothing of a choice, which names this table.
    if (isChoice(fragment) && !cameBack()) whenPlaced(() => this.scrollIntoView(), signal);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** @param {string | null} hash to be shown, unless it names a place in the page */
  #follow(hash) {
    if (hash === "" || (hash && isChoice(hash))) this.#show(readChoice(hash, this.#offer));
  }

  get #head() {
    return [...this.querySelectorAll("thead th")].slice(1);
  }

  /** @returns {HTMLTableRowElement[]} */
  get #lines() {
    return [...this.querySelectorAll("tbody tr")].filter((line) => line instanceof HTMLTableRowElement);
  }

  /** @returns {Offer} */
  #read() {
    const rows = this.#lines.map((line) => {
      const cells = [...line.querySelectorAll("td")];
      const levels = cells.map(({ dataset }) => [dataset["model"] ?? "", dataset["level"] ?? ""]);
      return { id: line.dataset["row"] ?? "", levels: Object.fromEntries(levels) };
    });
    return { models: Object.keys(rows[0]?.levels ?? {}), rows };
  }

  #build() {
    this.#refreshers = [];
    const number = (made += 1);
    const { models, rows } = this.#offer;
    const several = models.length > 2;
    const columnNames = this.#head.map((cell) => cell.textContent?.trim() ?? "");
    const rowNames = this.#lines.map((line) => line.cells[0]?.textContent?.trim() ?? "");
    const rowIds = rows.map((row) => row.id);
    return make(
      "div.wm-choose",
      // Where the columns stay as they are, a box that can hide nothing would look broken.
      (several || hasLikeRows(this.#offer)) && this.#differences(),
      several && this.#group(`wm-choose-models-${number}`, "Models", "models", models, columnNames),
      make(
        "details.wm-choose__rows",
        make("summary", "Choose rows"),
        this.#group(`wm-choose-rows-${number}`, "Rows", "rows", rowIds, rowNames),
        button("Show everything", "quiet", () => this.#choose(everything(this.#offer))),
      ),
      this.#status,
    );
  }

  #differences() {
    return this.#box("Differences only", {
      next: () => ({ ...this.#choice, differencesOnly: !this.#choice.differencesOnly }),
      isChosen: () => this.#choice.differencesOnly,
    });
  }

  /** @type {(id: string, legend: string, kind: "models" | "rows", ids: readonly string[], names: string[]) => HTMLElement} */
  #group(id, legend, kind, ids, names) {
    const boxes = ids.map((each, index) =>
      this.#box(names[index] ?? each, {
        next: () => ({ ...this.#choice, [kind]: toggled(this.#choice[kind], each, ids) }),
        isChosen: () => this.#choice[kind].has(each),
        // The last one stays: a table without columns or rows shows nothing.
        isLast: () => this.#choice[kind].has(each) && this.#choice[kind].size === 1,
      }),
    );
    return make("fieldset.wm-choose__group", { id }, make("legend", legend), boxes);
  }

  /**
   * @param {string} label
   * @param {{ next(): Choice, isChosen(): boolean, isLast?(): boolean }} states `next` is the choice once the box is used
   */
  #box(label, { next, isChosen, isLast = () => false }) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => this.#choose(next()));
    this.#refreshers.push(() => {
      input.checked = isChosen();
      input.disabled = isLast();
    });
    return make("label.wm-choose__box", input, ` ${label}`);
  }

  /** @param {Choice} choice */
  #choose(choice) {
    this.#show(choice);
    const fragment = writeChoice(choice, this.#offer);
    const address = location.pathname + location.search + (fragment && `#${fragment}`);
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Safari refuses a hundredth in half a minute: the table is shown all the same.
    }
  }

  /** @param {Choice} choice */
  #show(choice) {
    this.#choice = choice;
    const rows = shownRows(choice, this.#offer);
    const shown = (/** @type {string | undefined} */ model) => choice.models.has(model ?? "");
    this.#head.forEach((cell, index) => cell.toggleAttribute("hidden", !shown(this.#offer.models[index])));
    for (const line of this.#lines) {
      line.hidden = !rows.includes(line.dataset["row"] ?? "");
      for (const cell of line.querySelectorAll("td")) cell.hidden = !shown(cell.dataset["model"]);
    }
    for (const refresh of this.#refreshers) refresh();
    setText(this.#status, inWords(rows, choice, this.#offer));
  }
}

/** @param {MouseEvent} event on a link to this page, of which to return the hash; null for any other click */
function hashOfLinkHere(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === "_blank";
  if (!link || elsewhere || link.origin !== location.origin || link.pathname !== location.pathname) return null;
  return link.hash;
}
