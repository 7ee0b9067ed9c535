/**
 * Several pieces of work, all of them side by side.
 *
 * @import { Chip } from "../shared/model-chips.js"
 * @import { Question } from "../shared/questions.js"
 * @import { Work } from "./words.js"
 *
 * @typedef {{ works: readonly Work[], current: string }} State `current` is the id of the work that is answered
 *
 * @typedef {object} Parts
 * @property {readonly Question[]} questions
 * @property {Chip} chip
 */
import { button, focusOn, make, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";
import { WorksAnswers } from "./answers-view.js";
import { WorkRow } from "./row.js";
import { headRow, scrolled } from "./side-by-side.js";
import { sentenceOf } from "./words.js";

/**
 * All pieces of work. Results that come in later are shown by `update`, which keeps the focus and what
 * somebody is writing.
 */
export class WorksTable {
  #parts;
  /** @type {Map<string, WorkRow>} */
  #rows = new Map();
  #heading = make("h2.wm-headline", { id: "wm-works-title" }, "Your pieces of work");
  #sentence = make("p.wm-works-sentence");
  #body = make("tbody", { role: "rowgroup" });
  #answers;
  element;

  /** @param {State & Parts} parts */
  constructor({ works, current, ...parts }) {
    this.#parts = parts;
    this.#answers = new WorksAnswers(parts.questions);
    const labelled = { "aria-labelledby": this.#heading.id };
    const head = headRow(["Piece of work", "Result", "Questions", "What you can do"]);
    const table = make(
      "table.wm-works-table",
      { role: "table", ...labelled },
      make("thead", { role: "rowgroup" }, head),
      this.#body,
    );
    this.element = make(
      "section.wm-works",
      labelled,
      this.#heading,
      this.#sentence,
      scrolled("Results of all pieces of work", table),
      make("div.wm-actions", button("Add another", "second", emits("addWork"), "piece of work")),
      this.#answers.element,
    );
    this.update({ works, current });
  }

  /** @param {State} state */
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
    focusOn(this.#heading);
  }

  /** @param {Work} work */
  #newRow(work) {
    const remove = (/** @type {string} */ id) => {
      emit(this.element, "removeWork", id);
      // The button that was pressed is gone with its row.
      this.focus();
      emit(this.element, "announce", "The piece of work is removed.");
    };
    const row = new WorkRow(work, { ...this.#parts, remove });
    this.#rows.set(work.id, row);
    return row;
  }
}
