/**
 * The answers of several pieces of work side by side, one row a question.
 *
 * @import { Question } from "../shared/questions.js"
 * @import { Work } from "./words.js"
 */
import { nameOfWork } from "../kept/work-name.js";
import { fill, make, setText } from "../shared/dom.js";
import { emit } from "../shared/events.js";
import { copyOrSelect, StatusLine } from "../shared/status-line.js";
import { headRow, scrolled } from "./side-by-side.js";
import { differs, markdownTable, resultInWords } from "./words.js";

const TITLE = "The answers side by side";

export class WorksAnswers {
  #questions;
  /** @type {readonly Work[]} */
  #works = [];
  #box = make("input", { type: "checkbox" });
  /** Whether the reader has touched the box; until then it follows the answers. */
  #chosen = false;
  #count = make("p.wm-works-count");
  #head = make("thead", { role: "rowgroup" });
  #body = make("tbody", { role: "rowgroup" });
  element;

  /** @param {readonly Question[]} questions */
  constructor(questions) {
    this.#questions = questions;
    this.#box.addEventListener("change", () => {
      this.#chosen = true;
      this.#show();
      emit(this.element, "announce", this.#count.textContent ?? "");
    });
    const caption = make("caption.wm-visually-hidden", "The answers of all pieces of work");
    const table = make("table.wm-side-by-side", { role: "table" }, caption, this.#head, this.#body);
    const line = new StatusLine();
    const label = "The table as Markdown, to copy";
    const field = make("textarea.wm-field", { rows: "4", readonly: "", "aria-label": label });
    field.hidden = true;
    const copy = line.button("Copy the table as Markdown", () =>
      copyOrSelect(this.#asMarkdown(), field, "The table is copied."),
    );
    this.element = make(
      "details.wm-works-answers",
      make("summary", TITLE),
      make("label.wm-works-differences", this.#box, " Differences only"),
      this.#count,
      scrolled(TITLE, table),
      make("div.wm-keep-row", copy, line.element),
      field,
    );
  }

  /** @param {readonly Work[]} works */
  update(works) {
    this.#works = works;
    if (!this.#chosen) this.#box.checked = this.#different.length > 0;
    this.#show();
  }

  get #different() {
    return this.#questions.filter(({ factor }) => differs(this.#works, factor));
  }

  get #shown() {
    return this.#box.checked ? this.#different : this.#questions;
  }

  get #heads() {
    return ["Question", ...this.#works.map((work, index) => nameOfWork(work.name, index))];
  }

  #show() {
    const count = this.#different.length;
    const differently = `${count} of ${this.#questions.length} questions are answered differently.`;
    setText(this.#count, count ? differently : "All questions are answered alike.");
    fill(this.#head, headRow(this.#heads));
    fill(
      this.#body,
      this.#shown.map((question) => this.#row(question)),
    );
  }

  /** @param {Question} question */
  #row(question) {
    const [, ...names] = this.#heads;
    const cells = this.#works.map((work, index) => {
      // On a phone the cells stand below one another, and each says whose it is.
      const whose = make("span.wm-cell-label", { "aria-hidden": "true" }, names[index]);
      return make("td", { role: "cell" }, whose, answerIn(work, question));
    });
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, question.ask), cells);
  }

  #asMarkdown() {
    const rows = this.#shown.map((question) => [question.ask, ...this.#works.map((work) => answerIn(work, question))]);
    return markdownTable([this.#heads, ["Result", ...this.#works.map(resultInWords)], ...rows]);
  }
}

/** @type {(work: Work, question: Question) => string} */
function answerIn(work, { factor, options }) {
  const option = work.answers[factor];
  return option === undefined ? "Not answered" : (options.get(option) ?? option);
}
