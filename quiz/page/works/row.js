/**
 * One piece of work in the table of all: its name, its result, how far it is answered, and what can be
 * done with it. The row stays while its result comes in, so that no focus and no half-written name is lost.
 *
 * @import { Parts } from "./table.js"
 * @import { Work } from "./words.js"
 *
 * @typedef {Parts & { remove(id: string): void }} RowParts
 * @typedef {{ position: number, current: boolean, removable: boolean }} RowState
 */
import { nameOfWork } from "../kept/work-name.js";
import { button, fill, make, setState, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";
import { reasonOf } from "../shared/status-line.js";
import { nameEditor } from "./name-editor.js";
import { answeredInWords, modelsShown, withoutModel } from "./words.js";

export class WorkRow {
  #parts;
  #work;
  /** @type {RowState} */
  #state = { position: 0, current: false, removable: false };
  /** What the name and the actions show now; they are only made anew where this changes. */
  #shown = "";
  #name = make("th.wm-work-name", { scope: "row", role: "rowheader" });
  #result = make("td.wm-work-result", { role: "cell" });
  #answered = make("td.wm-work-answered", { role: "cell" });
  #actions = make("td.wm-work-actions", { role: "cell" });
  element = make("tr", { role: "row" }, this.#name, this.#result, this.#answered, this.#actions);

  /**
   * @param {Work} work
   * @param {RowParts} parts
   */
  constructor(work, parts) {
    this.#work = work;
    this.#parts = parts;
    this.#showResult();
  }

  /** @type {(work: Work, state: RowState) => void} */
  update(work, state) {
    const changed = work.decision !== this.#work.decision || work.problem !== this.#work.problem;
    this.#work = work;
    this.#state = state;
    if (changed) this.#showResult();
    setText(this.#answered, answeredInWords(work, this.#parts.questions));
    setState(this.element, "aria-current", state.current);
    this.#showName();
  }

  get #title() {
    return nameOfWork(this.#work.name, this.#state.position);
  }

  #showName() {
    const { current, removable } = this.#state;
    const shown = JSON.stringify([this.#title, current, removable]);
    const isBusy = this.element.querySelector(".wm-rename, .wm-confirm") !== null;
    // Whoever is writing a name or about to confirm is not interrupted.
    if (shown === this.#shown || isBusy) return;
    this.#shown = shown;
    const open = emits("openWork", this.#work.id);
    fill(this.#name, button(this.#title, "small", open), current && make("span.wm-work-current", "you are here"));
    fill(
      this.#actions,
      button("Open", "small", open, this.#title),
      button("Rename", "small", () => this.#startRename(), this.#title),
      removable && button("Remove", "small", () => this.#askToRemove(), this.#title),
    );
  }

  #startRename() {
    const { id, name } = this.#work;
    const close = (/** @type {string} */ changed) => {
      this.#work = { ...this.#work, name: changed };
      this.#name.replaceChildren();
      this.#backTo("Rename");
    };
    const { position } = this.#state;
    const editor = nameEditor(this.element, { label: `Name of ${this.#title}`, id, name, position, close });
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
    const remove = button("Remove it", "small", () => this.#parts.remove(this.#work.id));
    const group = make("div.wm-confirm", { role: "group", "aria-label": question }, make("p", question), remove, keep);
    group.addEventListener("keydown", (event) => {
      if (event.key === "Escape") keep.click();
    });
    this.#actions.replaceChildren(group);
    keep.focus();
    emit(this.element, "announce", question);
  }

  /** @param {string} label the button that the focus goes back to */
  #backTo(label) {
    this.#shown = "";
    this.#showName();
    const buttons = [...this.#actions.querySelectorAll("button")];
    buttons.find((each) => each.textContent?.startsWith(label))?.focus();
  }

  #showResult() {
    const { decision, problem } = this.#work;
    if (!decision) {
      const text = problem ? `This could not be worked out: ${reasonOf(problem)}` : "Being worked out \u2026";
      fill(this.#result, make("p.wm-work-verdict", text));
      return;
    }
    const models = modelsShown(decision).map(({ says, model }) =>
      make("li", says && make("span.wm-work-says", says), this.#parts.chip(model)),
    );
    fill(
      this.#result,
      make("p.wm-work-verdict", decision.verdict_name),
      models.length ? make("ul.wm-work-models", models) : make("p", withoutModel(decision)),
      decision.not_ready && make("p.wm-work-step", decision.not_ready.first_step.says),
    );
  }
}
