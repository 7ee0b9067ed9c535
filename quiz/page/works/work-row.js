/**
 * One piece of work in the table of all: its name, its result, how far it is answered, and what can be
 * done with it. The row stays while its result comes in, so that no focus and no half-written name is lost.
 *
 * @typedef {import("../kept/works-words.js").Work} Work
 * @typedef {object} RowParts
 * @property {readonly import("../asking/question-form.js").Question[]} questions
 * @property {(model: string) => HTMLElement} chip
 * @property {(id: string) => void} open
 * @property {(id: string, name: string) => void} rename
 * @property {(id: string) => void} remove
 * @property {(text: string) => void} announce
 *
 * @typedef {{ position: number, current: boolean, removable: boolean }} RowState
 */
import { button, make, setText } from "../shared/dom.js";
import { nameEditor } from "./name-editor.js";
import { reasonOf } from "../shared/status-line.js";
import { answeredInWords, cleanName, modelsShown, nameOfWork, withoutModel } from "../kept/works-words.js";

export class WorkRow {
  #parts;
  /** @type {Work} */
  #work;
  /** @type {RowState} */
  #state = { position: 0, current: false, removable: false };
  /** What the name and the actions show now; they are only made anew where this changes. */
  #shown = "";
  #name = make("th", { scope: "row", role: "rowheader", class: "wm-work-name" });
  #result = make("td", { role: "cell", class: "wm-work-result" });
  #answered = make("td", { role: "cell", class: "wm-work-answered" });
  #actions = make("td", { role: "cell", class: "wm-work-actions" });
  element = make("tr", { role: "row" }, this.#name, this.#result, this.#answered, this.#actions);

  /**
   * @param {Work} work
   * @param {RowParts} parts
   */
  constructor(work, parts) {
    this.#work = work;
    this.#parts = parts;
    this.#result.append(...this.#resultNodes());
  }

  /**
   * @param {Work} work
   * @param {RowState} state
   */
  update(work, state) {
    const changed = work.decision !== this.#work.decision || work.problem !== this.#work.problem;
    this.#work = work;
    this.#state = state;
    if (changed) this.#result.replaceChildren(...this.#resultNodes());
    setText(this.#answered, answeredInWords(work, this.#parts.questions));
    if (state.current) this.element.setAttribute("aria-current", "true");
    else this.element.removeAttribute("aria-current");
    this.#showName();
  }

  get #title() {
    return nameOfWork(this.#work.name, this.#state.position);
  }

  #showName() {
    const { current, removable } = this.#state;
    const shown = JSON.stringify([this.#title, current, removable]);
    // Whoever is writing a name or about to confirm is not interrupted.
    if (shown === this.#shown || this.#isBusy()) return;
    this.#shown = shown;
    const open = () => this.#parts.open(this.#work.id);
    const name = button(this.#title, "small", open);
    this.#name.replaceChildren(name, ...(current ? [make("span", { class: "wm-work-current" }, "you are here")] : []));
    this.#actions.replaceChildren(
      button("Open", "small", open, this.#title),
      button("Rename", "small", () => this.#startRename(), this.#title),
      ...(removable ? [button("Remove", "small", () => this.#askToRemove(), this.#title)] : []),
    );
  }

  #isBusy() {
    return this.element.querySelector(".wm-rename, .wm-confirm") !== null;
  }

  #startRename() {
    const back = () => {
      this.#name.replaceChildren();
      this.#backTo("Rename");
    };
    const editor = nameEditor({
      label: `Name of ${this.#title}`,
      name: cleanName(this.#work.name),
      otherwise: nameOfWork("", this.#state.position),
      save: (text) => {
        this.#work = { ...this.#work, name: cleanName(text) };
        back();
        this.#parts.rename(this.#work.id, this.#work.name);
        this.#parts.announce(`The name is now ${this.#title}.`);
      },
      cancel: back,
    });
    this.#name.replaceChildren(editor.element);
    this.#actions.replaceChildren();
    editor.focus();
  }

  #askToRemove() {
    const keep = button("Keep it", "small", () => {
      this.#actions.replaceChildren();
      this.#backTo("Remove");
    });
    const question = `Remove ${this.#title} and its answers? They cannot be brought back.`;
    const group = make(
      "div",
      { class: "wm-confirm", role: "group", "aria-label": question },
      make("p", {}, question),
      button("Remove it", "small", () => this.#parts.remove(this.#work.id)),
      keep,
    );
    group.addEventListener("keydown", (event) => {
      if (event.key === "Escape") keep.click();
    });
    this.#actions.replaceChildren(group);
    keep.focus();
    this.#parts.announce(question);
  }

  /** @param {string} label the button that the focus goes back to */
  #backTo(label) {
    this.#shown = "";
    this.#showName();
    const buttons = [...this.#actions.querySelectorAll("button")];
    buttons.find((each) => each.textContent?.startsWith(label))?.focus();
  }

  /** @returns {Node[]} */
  #resultNodes() {
    const { decision, problem } = this.#work;
    if (!decision) {
      const text = problem ? `This could not be worked out: ${reasonOf(problem)}` : "Being worked out \u2026";
      return [make("p", { class: "wm-work-verdict" }, text)];
    }
    const models = modelsShown(decision).map(({ says, model }) =>
      make("li", {}, ...(says ? [make("span", { class: "wm-work-says" }, says)] : []), this.#parts.chip(model)),
    );
    return [
      make("p", { class: "wm-work-verdict" }, decision.verdict_name),
      models.length ? make("ul", { class: "wm-work-models" }, ...models) : make("p", {}, withoutModel(decision)),
      ...(decision.not_ready ? [make("p", { class: "wm-work-step" }, decision.not_ready.first_step.says)] : []),
    ];
  }
}
