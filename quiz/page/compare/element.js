import { make, setText } from "../shared/dom.js";
import { cameBack, whenPlaced } from "./arrival.js";
import { everything, hasLikeRows, inWords, isChoice, readChoice, shownRows, toggled, writeChoice } from "./choice.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./choice.js").Offer} Offer */

let made = 0;

/**
 * Return the hash of the link to this page on which somebody has clicked, or null for any other click.
 *
 * @param {MouseEvent} event
 */
function hashOfLinkHere(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === "_blank";
  if (!link || elsewhere || link.origin !== location.origin || link.pathname !== location.pathname) return null;
  return link.hash;
}

/**
 * `<which-model-comparison>` wraps a comparison table that is whole without it, and lets a reader choose
 * columns, rows, and only those rows in which the models differ. The choice is kept in the address.
 */
export class WhichModelComparisonElement extends HTMLElement {
  /** @type {Offer} */ #offer = { models: [], rows: [] };
  /** @type {Choice} */ #choice = { models: new Set(), rows: new Set(), differencesOnly: false };
  /** @type {Map<string, HTMLInputElement>} */ #boxes = new Map();
  /** @type {HTMLElement | null} */ #controls = null;
  /** @type {HTMLElement} */ #status = make("p", { class: "wm-choose__status", role: "status" });
  /** @type {AbortController} */ #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    this.#offer = this.#read();
    this.#controls?.remove();
    this.#controls = this.#build();
    this.prepend(this.#controls);
    const { signal } = this.#life;
    addEventListener("hashchange", () => this.#follow(location.hash), { signal });
    // The theme follows a link to this very page by `pushState`, of which no event tells.
    addEventListener("click", (event) => this.#follow(hashOfLinkHere(event)), { signal });
    this.#show(readChoice(location.hash, this.#offer));
    // The theme scrolls to what the hash names, and knows nothing of a choice, which names this table.
    if (isChoice(location.hash) && !cameBack()) whenPlaced(() => this.scrollIntoView(), signal);
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /**
   * Show what a hash says, unless it names a place in the page.
   *
   * @param {string | null} hash
   */
  #follow(hash) {
    if (hash === "" || (hash && isChoice(hash))) this.#show(readChoice(hash, this.#offer));
  }

  get #head() {
    return [...this.querySelectorAll("thead th")].slice(1);
  }

  /** @returns {HTMLTableRowElement[]} */
  get #lines() {
    return [...this.querySelectorAll("tbody tr")].map((line) => /** @type {HTMLTableRowElement} */ (line));
  }

  /** @returns {Offer} */
  #read() {
    const cells = (/** @type {Element} */ line) =>
      [...line.querySelectorAll("td")].map((cell) => [cell.dataset["model"] ?? "", cell.dataset["level"] ?? ""]);
    const rows = this.#lines.map((line) => ({
      id: line.dataset["row"] ?? "",
      levels: Object.fromEntries(cells(line)),
    }));
    return { models: Object.keys(rows[0]?.levels ?? {}), rows };
  }

  #build() {
    const number = (made += 1);
    this.#boxes.clear();
    const differences = this.#box("differences", "Differences only", () => ({
      ...this.#choice,
      differencesOnly: !this.#choice.differencesOnly,
    }));
    const controls = make("div", { class: "wm-choose" });
    const several = this.#offer.models.length > 2;
    // Where the columns stay as they are, a box that can hide nothing would look broken.
    if (several || hasLikeRows(this.#offer)) controls.append(differences);
    if (several) controls.append(this.#columns(number));
    controls.append(this.#rows(number), this.#status);
    return controls;
  }

  /** @param {number} number */
  #columns(number) {
    const names = this.#head.map((cell) => cell.textContent?.trim() ?? "");
    const boxes = this.#offer.models.map((model, i) =>
      this.#box(`model ${model}`, names[i] ?? model, () => ({
        ...this.#choice,
        models: toggled(this.#choice.models, model, this.#offer.models),
      })),
    );
    return this.#group(`wm-choose-models-${number}`, "Models", boxes);
  }

  /** @param {number} number */
  #rows(number) {
    const whole = this.#offer.rows.map((row) => row.id);
    const boxes = this.#lines.map((line, i) =>
      this.#box(`row ${whole[i]}`, line.cells[0]?.textContent?.trim() ?? "", () => ({
        ...this.#choice,
        rows: toggled(this.#choice.rows, whole[i] ?? "", whole),
      })),
    );
    const reset = make("button", { type: "button", class: "wm-button wm-button--quiet" }, "Show everything");
    reset.addEventListener("click", () => this.#choose(everything(this.#offer)));
    const folded = make("details", { class: "wm-choose__rows" }, make("summary", {}, "Choose rows"));
    folded.append(this.#group(`wm-choose-rows-${number}`, "Rows", boxes), reset);
    return folded;
  }

  /**
   * @param {string} id
   * @param {string} legend
   * @param {HTMLElement[]} boxes
   */
  #group(id, legend, boxes) {
    return make("fieldset", { id, class: "wm-choose__group" }, make("legend", {}, legend), ...boxes);
  }

  /**
   * @param {string} key
   * @param {string} label
   * @param {() => Choice} next the choice once this box is used
   */
  #box(key, label, next) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => this.#choose(next()));
    this.#boxes.set(key, input);
    return make("label", { class: "wm-choose__box" }, input, ` ${label}`);
  }

  /** @param {Choice} choice */
  #choose(choice) {
    this.#show(choice);
    const fragment = writeChoice(choice, this.#offer);
    const address = location.pathname + location.search + (fragment && `#${fragment}`);
    history.replaceState(history.state, "", address);
  }

  /** @param {Choice} choice */
  #show(choice) {
    this.#choice = choice;
    const rows = shownRows(choice, this.#offer);
    const shown = (/** @type {string | undefined} */ model) => choice.models.has(model ?? "");
    this.#head.forEach((cell, i) => cell.toggleAttribute("hidden", !shown(this.#offer.models[i])));
    for (const line of this.#lines) {
      line.hidden = !rows.includes(line.dataset["row"] ?? "");
      for (const cell of line.querySelectorAll("td")) cell.hidden = !shown(cell.dataset["model"]);
    }
    for (const [key, box] of this.#boxes) {
      const [kind, id = ""] = key.split(" ");
      const chosen = kind === "model" ? choice.models : choice.rows;
      box.checked = kind === "differences" ? choice.differencesOnly : chosen.has(id);
      // The last one stays: a table without columns or rows shows nothing.
      box.disabled = kind !== "differences" && box.checked && chosen.size === 1;
    }
    setText(this.#status, inWords(rows, choice, this.#offer));
  }
}
