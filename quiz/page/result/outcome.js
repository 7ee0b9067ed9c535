/**
 * What stands where the question stood once the reader asks for the result, or opens a private link. It
 * asks Python for the decision.
 *
 * @import { Opened } from "../runtime/calls.js"
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 * @import { Titled } from "../shared/dom.js"
 * @import { Chip } from "../shared/model-chips.js"
 * @import { Answers, Question } from "../shared/questions.js"
 *
 * @typedef {object} Asked
 * @property {boolean} moved whether the reader moved here, so that the focus follows
 * @property {Answers | null} sets the answers that are only tried, if any are
 * @property {number} works how many pieces of work there are; 0 where the result is not one of them
 * @property {string} part the section that is unfolded; empty for none
 */
import { Outcome } from "../runtime/outcome.js";
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { unfoldedAt } from "../shared/parts.js";
import { keptResult } from "./kept-result.js";
import { resultView } from "./result-view.js";

export class ResultOutcome extends Outcome {
  #runtime;
  #page;
  #parts;

  /**
   * @param {Runtime} runtime
   * @param {{ questions: readonly Question[], chip: Chip, page: string, paper: string }} parts `page` is that of the quiz, and
   *   `paper` the sheet, from the site's root
   */
  constructor(runtime, { page, paper, ...parts }) {
    super({ page: paper, name: "paper sheet" });
    this.#runtime = runtime;
    this.#page = page;
    this.#parts = parts;
  }

  /** Show the decision on some answers, at once where it is known. @type {(answers: Answers, asked: Asked) => void} */
  show(answers, { moved, sets, works, part }) {
    this.clear();
    const found = (/** @type {Decision} */ decision, /** @type {boolean} */ focus) => {
      const wording = { reader: "" };
      const kept = sets ? null : keptResult(this.#runtime, decision, this.#page, wording);
      const says = `${sets ? "Trying another answer" : "Your result"}: ${decision.headline}`;
      const shown = resultView(decision, { ...this.#parts, sets, works, kept, runtime: this.#runtime, wording });
      this.showResult(unfoldedAt(shown, part), focus, says);
    };
    const known = this.#runtime.known("decide", { answers });
    if (known) found(known, moved);
    else this.wait(() => this.#runtime.call("decide", { answers }), { now: this.#runtime, moved, found });
  }

  /**
   * Open a private link.
   *
   * @param {string} link
   * @param {{ moved: boolean, opened(found: Opened, focus: boolean): void, leave: string }} then `leave` labels the way
   *   on from a link that is damaged
   */
  open(link, { moved, opened, leave }) {
    this.clear();
    this.wait(() => this.#runtime.call("open", { text: link }), {
      title: "Opening your saved result",
      now: this.#runtime,
      moved,
      found: opened,
      refused: ({ messages }) => damagedLink(messages, leave),
    });
  }
}

/** @type {(messages: readonly string[], leave: string) => Titled} */
function damagedLink(messages, leave) {
  const title = make("h2", "This link cannot be opened");
  const reasons = messages.map((message) => make("p", message));
  const element = make(
    "section.wm-problem.wm-damaged",
    make("div", { role: "alert" }, title, reasons),
    make("p", "Nothing is lost: answers that you gave in this browser are still here."),
    make("div.wm-actions", button(leave, "primary", emits("leave"))),
  );
  return { element, title };
}
