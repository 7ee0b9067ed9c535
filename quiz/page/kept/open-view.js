/**
 * "Open a saved result": a file that was downloaded here, or a pasted link or record. What comes in is
 * untrusted, so it is measured before it is read, and shown only as text.
 *
 * @typedef {{ open(text: string): Promise<{ problems: readonly string[] }> }} OpenParts no problems: it is opened, and the caller moves on
 */
import { button, make, setText } from "../shared/dom.js";
import { readableProblems, wantedFrom, wrongWithText } from "./opened-text.js";
import { reasonOf, setWaiting } from "../shared/status-line.js";

const ACCEPTED = ".md,.markdown,.json,.txt,text/markdown,application/json,text/plain";

/**
 * @param {OpenParts} parts
 * @returns {HTMLDetailsElement}
 */
export function openPanel({ open }) {
  const form = new OpenForm(open);
  return make("details", { class: "wm-open-saved" }, make("summary", {}, "Open a saved result"), form.element);
}

class OpenForm {
  #open;
  #file = make("input", { type: "file", class: "wm-file", accept: ACCEPTED });
  #text = make("textarea", {
    class: "wm-field",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
  });
  #withoutFile = button("Remove the file", "small", () => this.#dropFile());
  #submit = make("button", { type: "submit", class: "wm-button wm-button--second" }, "Open");
  // It stands there from the start: what then enters it is heard at once.
  #alert = make("div", { class: "wm-open-alert", role: "alert" });
  #busy = false;
  element;

  /** @param {OpenParts["open"]} open */
  constructor(open) {
    this.#open = open;
    this.#withoutFile.hidden = true;
    this.element = make(
      "form",
      { class: "wm-open-form", novalidate: "", autocomplete: "off" },
      make("label", { class: "wm-field-label" }, "A file you downloaded here (Markdown or JSON)", this.#file),
      this.#withoutFile,
      make("label", { class: "wm-field-label" }, "Or paste a link or a record", this.#text),
      this.#alert,
      make("div", { class: "wm-keep-row" }, this.#submit),
    );
    this.#file.addEventListener("change", () => {
      this.#withoutFile.hidden = !this.#chosen();
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#busy) void this.#take();
    });
  }

  /** @returns {File | null} */
  #chosen() {
    return this.#file.files?.[0] ?? null;
  }

  #dropFile() {
    this.#file.value = "";
    this.#withoutFile.hidden = true;
    this.#file.focus();
  }

  async #take() {
    this.#complain([]);
    const file = this.#chosen();
    const wanted = wantedFrom(file, this.#text.value);
    if (wanted.kind === "problem") {
      this.#complain([wanted.message]);
      return;
    }
    this.#setBusy(true);
    const problems = await (wanted.kind === "file" && file ? this.#openFile(file) : this.#openText(this.#text.value));
    this.#setBusy(false);
    if (problems.length) this.#complain(readableProblems(problems));
    else this.#empty();
  }

  /**
   * @param {File} file
   * @returns {Promise<readonly string[]>} problems
   */
  async #openFile(file) {
    let text;
    try {
      text = await file.text();
    } catch {
      return ["This file could not be read. It may have been moved or changed since you chose it: choose it again."];
    }
    return this.#openText(text);
  }

  /**
   * @param {string} text
   * @returns {Promise<readonly string[]>} problems
   */
  async #openText(text) {
    const wrong = wrongWithText(text);
    if (wrong) return [wrong];
    try {
      return (await this.#open(text)).problems;
    } catch (error) {
      return [`This could not be opened now: ${reasonOf(error)}`];
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    setWaiting(this.#submit, busy);
    setText(this.#submit, busy ? "Opening \u2026" : "Open");
    if (busy) this.element.setAttribute("aria-busy", "true");
    else this.element.removeAttribute("aria-busy");
  }

  /** @param {readonly string[]} messages */
  #complain(messages) {
    this.#alert.replaceChildren(...messages.map((message) => make("p", {}, message)));
  }

  #empty() {
    this.element.reset();
    this.#withoutFile.hidden = true;
  }
}
