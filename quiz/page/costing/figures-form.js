/** The form as a script sees it: what is typed into it, and what is wrong with that. */
import { focusOn, make } from "../shared/dom.js";

/** @import { Figures } from "../runtime/calls.js" */

const CURRENCY = "currency";

export class FiguresForm {
  /** @type {HTMLElement[]} */
  #added = [];

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @returns {HTMLInputElement[]} */
  get #inputs() {
    return [...this.element.querySelectorAll("input")];
  }

  get currency() {
    return this.#inputs.find(({ name }) => name === CURRENCY)?.value.trim() ?? "";
  }

  /** All that is typed, by the name of its box. @returns {ReadonlyMap<string, string>} */
  get typed() {
    return new Map(this.#inputs.map(({ name, value }) => [name, value]));
  }

  /** @param {ReadonlyMap<string, string>} typed earlier, and put back into the boxes that are empty */
  putBack(typed) {
    for (const input of this.#inputs) input.value ||= typed.get(input.name) ?? "";
  }

  /** What is typed, by way; what is empty is left out. @returns {Figures} */
  get figures() {
    /** @type {Figures} */
    const found = {};
    for (const { name, value } of this.#inputs) {
      if (!value.trim() || name === CURRENCY) continue;
      const [way = "", figure] = name.split(".");
      if (figure) found[way] = { .../** @type {Record<string, string>} */ (found[way] ?? {}), [figure]: value };
      else found[way] = value;
    }
    return found;
  }

  /**
   * Say at each figure what is wrong with it, and at the beginning what is wrong with the whole; go to the first.
   *
   * @param {readonly { key: string, message: string }[]} problems
   */
  complain(problems) {
    this.forgive();
    for (const { key, message } of problems) {
      const input = this.#inputs.find(({ name }) => name === key);
      const note = make("p.wm-error", message);
      this.#added.push(note);
      if (!input) {
        this.element.prepend(note);
        continue;
      }
      note.id = `${input.id}--problem`;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", note.id);
      input.after(note);
    }
    const [first] = this.#inputs.filter((input) => input.ariaInvalid);
    if (first) first.focus();
    else if (this.#added[0]) focusOn(this.#added[0]);
    (first ?? this.#added[0])?.scrollIntoView({ block: "center" });
  }

  /** Take back what was said. */
  forgive() {
    for (const note of this.#added.splice(0)) note.remove();
    for (const input of this.#inputs) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }
}
