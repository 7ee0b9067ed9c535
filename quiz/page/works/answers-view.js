/**
 * The answers of several pieces of work side by side, one row a question.
 *
 * @typedef {import("../asking/question-form.js").Question} Question
 * @typedef {import("../kept/works-words.js").Work} Work
 */
import { copyOrSelect } from "../shared/copying.js";
import { make, setText } from "../shared/dom.js";
import { Said, sayingButton } from "../shared/status-line.js";
import { differs, markdownTable, nameOfWork, resultInWords } from "../kept/works-words.js";

export class WorksAnswers {
  /** @type {readonly Question[]} */
  #questions;
  /** @type {readonly Work[]} */
  #works = [];
  #box = make("input", { type: "checkbox" });
  /** Whether the reader has touched the box; until then it follows the answers. */
  #chosen = false;
  #count = make("p", { class: "wm-works-count" });
  #head = make("tr", { role: "row" });
  #body = make("tbody", { role: "rowgroup" });
  element;

  /**
   * @param {readonly Question[]} questions
   * @param {(text: string) => void} announce
   */
  constructor(questions, announce) {
    this.#questions = questions;
    this.#box.addEventListener("change", () => {
      this.#chosen = true;
      this.#show();
      announce(this.#count.textContent ?? "");
    });
    const table = make(
      "table",
      { class: "wm-side-by-side", role: "table" },
      make("caption", { class: "wm-visually-hidden" }, "The answers of all pieces of work"),
      make("thead", { role: "rowgroup" }, this.#head),
      this.#body,
    );
    const said = new Said(announce);
    const field = make("textarea", {
      class: "wm-field",
      rows: "4",
      readonly: "",
      "aria-label": "The table as Markdown, to copy",
    });
    field.hidden = true;
    const copy = sayingButton("Copy the table as Markdown", said, () =>
      copyOrSelect(this.#asMarkdown(), field, "The table is copied."),
    );
    this.element = make(
      "details",
      { class: "wm-works-answers" },
      make("summary", {}, "The answers side by side"),
      make("label", { class: "wm-works-differences" }, this.#box, " Differences only"),
      this.#count,
      make(
        "div",
        { class: "wm-works-scroll", tabindex: "0", role: "region", "aria-label": "The answers side by side" },
        table,
      ),
      make("div", { class: "wm-keep-row" }, copy, said.element),
      field,
    );
  }

  /** @param {readonly Work[]} works */
  update(works) {
    this.#works = works;
    if (!this.#chosen) this.#box.checked = this.#different().length > 0;
    this.#show();
  }

  #different() {
    return this.#questions.filter(({ factor }) => differs(this.#works, factor));
  }

  #shown() {
    return this.#box.checked ? this.#different() : this.#questions;
  }

  #show() {
    const count = this.#different().length;
    const asked = this.#questions.length;
    setText(
      this.#count,
      count ? `${count} of ${asked} questions are answered differently.` : "All questions are answered alike.",
    );
    const names = this.#works.map((work, index) => nameOfWork(work.name, index));
    this.#head.replaceChildren(
      ...["Question", ...names].map((text) => make("th", { scope: "col", role: "columnheader" }, text)),
    );
    this.#body.replaceChildren(...this.#shown().map((question) => this.#row(question, names)));
  }

  /**
   * @param {Question} question
   * @param {readonly string[]} names
   * @returns {HTMLTableRowElement}
   */
  #row(question, names) {
    const cells = this.#works.map((work, index) => {
      // On a phone the cells stand below one another, and each says whose it is.
      const whose = make("span", { class: "wm-cell-label", "aria-hidden": "true" }, names[index] ?? "");
      return make("td", { role: "cell" }, whose, answerIn(work, question));
    });
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, question.ask), ...cells);
  }

  #asMarkdown() {
    const names = this.#works.map((work, index) => nameOfWork(work.name, index));
    const rows = this.#shown().map((question) => [
      question.ask,
      ...this.#works.map((work) => answerIn(work, question)),
    ]);
    return markdownTable([["Question", ...names], ["Result", ...this.#works.map(resultInWords)], ...rows]);
  }
}

/**
 * @param {Work} work
 * @param {Question} question
 * @returns {string}
 */
function answerIn(work, { factor, options }) {
  const option = work.answers[factor];
  return option === undefined ? "Not answered" : (options.get(option) ?? option);
}
