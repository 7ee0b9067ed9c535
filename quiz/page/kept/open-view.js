/**
 * "Open a saved result": a file that was downloaded here, or a pasted link or record. What comes in is
 * untrusted, so it is measured before it is read, and shown only as text.
 *
 * @typedef {(text: string) => Promise<readonly string[]>} Open resolves to what is wrong with a text; to nothing where it
 *   is opened, and the page moves on
 */
import { button, make, setState, setText } from "../shared/dom.js";
import { reasonOf } from "../shared/status-line.js";
import { readableProblems, wrongWithGiven, wrongWithText } from "./opened-text.js";

const ACCEPTED = ".md,.markdown,.json,.txt,text/markdown,application/json,text/plain";
const AS_IT_IS = { spellcheck: "false", autocomplete: "off", autocapitalize: "off" };
const GONE = "This file could not be read. It may have been moved or changed since you chose it: choose it again.";

/** @param {Open} open */
export function openPanel(open) {
  return make("details.wm-open-saved", make("summary", "Open a saved result"), new OpenForm(open).element);
}

class OpenForm {
  #open;
  #file = make("input.wm-file", { type: "file", accept: ACCEPTED });
  #text = make("textarea.wm-field", { rows: "4", ...AS_IT_IS });
  #withoutFile = button("Remove the file", "small", () => this.#dropFile());
  #submit = make("button.wm-button.wm-button--second", { type: "submit" }, "Open");
  // It stands there from the start: what then enters it is heard at once.
  #alert = make("div.wm-open-alert", { role: "alert" });
  #busy = false;
  element;

  /** @param {Open} open */
  constructor(open) {
    this.#open = open;
    this.#withoutFile.hidden = true;
    this.element = make(
      "form.wm-open-form",
      { novalidate: "", autocomplete: "off" },
      make("label.wm-field-label", "A file you downloaded here (Markdown or JSON)", this.#file),
      this.#withoutFile,
      make("label.wm-field-label", "Or paste a link or a record", this.#text),
      this.#alert,
      make("div.wm-keep-row", this.#submit),
    );
    this.#file.addEventListener("change", () => (this.#withoutFile.hidden = !this.#chosen));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#busy) void this.#take();
    });
  }

  /** @returns {File | undefined} */
  get #chosen() {
    return this.#file.files?.[0];
  }

  #dropFile() {
    this.#file.value = "";
    this.#withoutFile.hidden = true;
    this.#file.focus();
  }

  async #take() {
    this.#complain([]);
    const wrong = wrongWithGiven(this.#chosen, this.#text.value);
    if (wrong) {
      this.#complain([wrong]);
      return;
    }
    this.#setBusy(true);
    const problems = await this.#problems();
    this.#setBusy(false);
    if (problems.length) this.#complain(readableProblems(problems));
    else {
      this.element.reset();
      this.#withoutFile.hidden = true;
    }
  }

  /** Read and open what is given, and return what is wrong with it. */
  async #problems() {
    let text = this.#text.value;
    try {
      text = (await this.#chosen?.text()) ?? text;
    } catch {
      return [GONE];
    }
    const wrong = wrongWithText(text);
    if (wrong) return [wrong];
    try {
      return await this.#open(text);
    } catch (error) {
      return [`This could not be opened now: ${reasonOf(error)}`];
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    setState(this.#submit, "aria-disabled", busy);
    setText(this.#submit, busy ? "Opening \u2026" : "Open");
    setState(this.element, "aria-busy", busy);
  }

  /** @param {readonly string[]} messages */
  #complain(messages) {
    this.#alert.replaceChildren(...messages.map((message) => make("p", message)));
  }
}
