/**
 * Several pieces of work: a line above a question that says which one is answered, and all of them side
 * by side.
 *
 * @typedef {import("../kept/works-words.js").Work} Work
 *
 * @typedef {object} BarParts
 * @property {readonly { id: string, name: string }[]} works
 * @property {string} current
 * @property {{ rename(id: string, name: string): void, add(): void, seeAll(): void }} act
 * @property {(text: string) => void} announce
 *
 * @typedef {object} TableParts
 * @property {readonly Work[]} works
 * @property {string} current
 * @property {readonly import("../asking/question-form.js").Question[]} questions
 * @property {(model: string) => HTMLElement} chip
 * @property {{ open(id: string): void, rename(id: string, name: string): void, remove(id: string): void, add(): void }} act
 * @property {(text: string) => void} announce
 */
import { button, focusOn, make, setText } from "../shared/dom.js";
import { nameEditor } from "./name-editor.js";
import { WorkRow } from "./work-row.js";
import { WorksAnswers } from "./answers-view.js";
import { cleanName, nameOfWork, sentenceOf } from "../kept/works-words.js";

/**
 * The line above a question. It shows a new name by itself; where there is one piece of work without a
 * name it is hidden.
 *
 * @param {BarParts} parts
 * @returns {HTMLElement}
 */
export function worksBar({ works, current, act, announce }) {
  const position = Math.max(
    0,
    works.findIndex((work) => work.id === current),
  );
  let name = cleanName(works[position]?.name ?? "");
  const element = make("div", { class: "wm-works-bar" });
  const rename = button("Rename", "small", () => edit(), "this piece of work");
  const others = [
    button("Add another", "small", () => act.add(), "piece of work"),
    ...(works.length > 1 ? [button("See all side by side", "small", () => act.seeAll())] : []),
  ];
  const show = () => {
    const title = make("strong", {}, nameOfWork(name, position));
    element.replaceChildren(make("p", { class: "wm-works-which" }, "Piece of work: ", title), rename, ...others);
  };
  const back = () => {
    show();
    rename.focus();
  };
  const edit = () => {
    const editor = nameEditor({
      label: "Name of this piece of work",
      name,
      otherwise: nameOfWork("", position),
      save: (text) => {
        name = cleanName(text);
        back();
        act.rename(current, name);
        announce(`The name is now ${nameOfWork(name, position)}.`);
      },
      cancel: back,
    });
    element.replaceChildren(make("p", { class: "wm-works-which" }, "Piece of work:"), editor.element);
    editor.focus();
  };
  show();
  element.hidden = works.length < 2 && name === "";
  return element;
}

/**
 * All pieces of work. Results that come in later are shown by `update`, which keeps the focus and what
 * somebody is writing.
 */
export class WorksTable {
  #parts;
  /** @type {Map<string, WorkRow>} */
  #rows = new Map();
  #sentence = make("p", { class: "wm-works-sentence" });
  #body = make("tbody", { role: "rowgroup" });
  #answers;
  heading = make("h2", { class: "wm-headline", id: "wm-works-title" }, "Your pieces of work");
  element;

  /** @param {TableParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#answers = new WorksAnswers(parts.questions, parts.announce);
    const heads = ["Piece of work", "Result", "Questions", "What you can do"].map((text) =>
      make("th", { scope: "col", role: "columnheader" }, text),
    );
    const table = make(
      "table",
      { class: "wm-works-table", role: "table", "aria-labelledby": this.heading.id },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
      this.#body,
    );
    const scroll = make(
      "div",
      { class: "wm-works-scroll", tabindex: "0", role: "region", "aria-label": "Results of all pieces of work" },
      table,
    );
    const add = button("Add another", "second", () => parts.act.add(), "piece of work");
    this.element = make(
      "section",
      { class: "wm-works", "aria-labelledby": this.heading.id },
      this.heading,
      this.#sentence,
      scroll,
      make("div", { class: "wm-actions" }, add),
      this.#answers.element,
    );
    this.update(parts);
  }

  /** @param {{ works: readonly Work[], current: string }} state */
  update({ works, current }) {
    setText(this.#sentence, sentenceOf(works));
    const rows = works.map((work, position) => {
      const row = this.#rows.get(work.id) ?? this.#newRow(work);
      row.update(work, { position, current: work.id === current, removable: works.length > 1 });
      return row;
    });
    const ids = new Set(works.map((work) => work.id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
    // Only what stands elsewhere is moved, because moving an element takes the focus out of it.
    for (const [position, row] of rows.entries()) {
      const standing = this.#body.children[position];
      if (standing !== row.element) this.#body.insertBefore(row.element, standing ?? null);
    }
    this.#answers.element.hidden = works.length < 2;
    this.#answers.update(works);
  }

  focus() {
    focusOn(this.heading);
  }

  /**
   * @param {Work} work
   * @returns {WorkRow}
   */
  #newRow(work) {
    const { questions, chip, announce, act } = this.#parts;
    const remove = (/** @type {string} */ id) => {
      act.remove(id);
      // The button that was pressed is gone with its row.
      this.focus();
      announce("The piece of work is removed.");
    };
    const row = new WorkRow(work, { questions, chip, announce, open: act.open, rename: act.rename, remove });
    this.#rows.set(work.id, row);
    return row;
  }
}
