/**
 * What the script adds to the form: the button, what is missing, the answers of the quiz, and where the
 * ticks are kept. `remove` takes all of it away again.
 *
 * @import { ObservationForm } from "./observation-form.js"
 * @import { QuizAnswers } from "./quiz-answers.js"
 *
 * @typedef {{ remembers: boolean, isEmpty: boolean }} KeptNow how much is ticked, and where that is kept
 */
import { button, fill, focusOn, make, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";

const MISSING = /** @type {const} */ ([
  "Choose the model that runs today. If you cannot tell, choose \u201cI don\u2019t know\u201d.",
  "Tick at least one thing that you see.",
]);
const KEPT_HERE = "What you tick stays in this browser. Nothing is sent.";
const NOT_KEPT =
  "This browser does not let us keep what you tick: it is lost when you close or reload the page. Nothing is sent.";
const QUIZ_BOX = "diagnosis-with-quiz";

export class FormView {
  #form;
  #stop = new AbortController();
  #notice = make("p.wm-notice");
  #problems = make("div.wm-error.wm-error-summary", { role: "alert" });
  #quizBox = make("input", { type: "checkbox", id: QUIZ_BOX, "aria-describedby": `${QUIZ_BOX}--hint` });
  #count = make("p.wm-count");
  #kept = make("span");
  #forget = button("Forget what I ticked", "small", emits("forget"));
  /** @type {HTMLElement[]} */
  #added;

  /**
   * @param {ObservationForm} form
   * @param {QuizAnswers | null} quizAnswers those that may be used as well
   */
  constructor(form, quizAnswers) {
    this.#form = form;
    const submit = make("button.wm-button.wm-button--primary", { type: "submit" }, "See what is likely wrong");
    this.#added = [
      ...(quizAnswers ? [this.#quizChoice(quizAnswers)] : []),
      this.#count,
      make("div.wm-actions", submit),
      make("p.wm-privacy", this.#kept, " ", this.#forget),
    ];
    form.element.prepend(this.#notice);
    form.element.append(...this.#added);
    this.say("");
    const { signal } = this.#stop;
    form.element.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.element.addEventListener("change", () => this.#changed(), { signal });
  }

  /** @param {QuizAnswers} quizAnswers */
  #quizChoice(quizAnswers) {
    const label = make("span.wm-option-label", "Use my quiz answers as well");
    const hint = make("span.wm-option-hint", { id: `${QUIZ_BOX}--hint` }, saysOf(quizAnswers));
    return make("div.wm-option.wm-with-quiz", this.#quizBox, make("label", { for: QUIZ_BOX }, label, hint));
  }

  /** Give the page its plain form back. */
  remove() {
    this.#stop.abort();
    this.#clearProblems();
    for (const part of [this.#notice, ...this.#added]) part.remove();
    this.#form.element.querySelector("legend")?.removeAttribute("tabindex");
    this.#form.element.hidden = false;
  }

  get withQuiz() {
    return this.#quizBox.isConnected && this.#quizBox.checked;
  }

  set withQuiz(wanted) {
    this.#quizBox.checked = wanted;
  }

  hide() {
    this.#form.element.hidden = true;
  }

  /** @param {KeptNow} kept */
  show(kept) {
    this.#form.element.hidden = false;
    this.#clearProblems();
    this.count(kept);
  }

  /** @param {KeptNow} kept */
  count({ remembers, isEmpty }) {
    const ticked = this.#form.chosen.symptoms.length;
    setText(this.#count, ticked ? `You ticked ${ticked} of ${this.#form.known.symptoms.size}.` : "");
    this.#count.hidden = !ticked;
    for (const group of this.#form.groups) {
      const note = group.details.querySelector(".wm-fold-note");
      if (note) setText(note, group.ticked ? `${group.ticked} ticked` : "");
    }
    setText(this.#kept, remembers ? KEPT_HERE : NOT_KEPT);
    this.#forget.hidden = isEmpty;
  }

  focus() {
    const legend = this.#form.element.querySelector("legend");
    if (legend) focusOn(legend);
  }

  /** @param {string} text to stand above the form; empty for nothing */
  say(text) {
    setText(this.#notice, text);
    this.#notice.hidden = !text;
    if (text) focusOn(this.#notice);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.#form.isComplete) emit(this.#form.element, "result");
    else this.#complain();
  }

  #changed() {
    this.say("");
    if (this.#problems.isConnected) this.#forgive();
    emit(this.#form.element, "ticked");
  }

  /** Say what is missing, above the form and where it is missing, each with a way there. */
  #complain() {
    this.#clearProblems();
    const links = this.#form.parts.flatMap(({ part, first, answered }, index) => {
      if (answered) return [];
      const says = MISSING[index] ?? "";
      const note = make("p.wm-error.wm-error-here", { id: `${part.id}--missing` }, says);
      (part.querySelector(".wm-options, .wm-sign-groups") ?? part.lastElementChild)?.before(note);
      part.setAttribute("aria-describedby", note.id);
      const link = make("a", { href: `#${first.id}` }, says);
      link.addEventListener("click", (event) => {
        // The address stays: a jump within the form is no step of the diagnosis.
        event.preventDefault();
        event.stopPropagation();
        part.scrollIntoView({ block: "start" });
        const group = first.closest("details");
        if (group) group.open = true;
        first.focus({ preventScroll: true });
      });
      return [make("li", link)];
    });
    // An alert is heard when it enters the page with its words in it.
    fill(this.#problems, make("h2", "Something is missing"), make("ul", links));
    this.#form.element.prepend(this.#problems);
    focusOn(this.#problems);
    this.#problems.scrollIntoView({ block: "start" });
  }

  /** Take back what is no longer missing. */
  #forgive() {
    for (const { part, answered } of this.#form.parts) {
      if (!answered || !part.hasAttribute("aria-describedby")) continue;
      clearProblem(part);
      const link = [...this.#problems.querySelectorAll("a")].find((each) => part.querySelector(each.hash));
      link?.closest("li")?.remove();
    }
    if (!this.#problems.querySelector("li")) this.#problems.remove();
  }

  #clearProblems() {
    this.#problems.remove();
    for (const { part } of this.#form.parts) clearProblem(part);
  }
}

/** @param {HTMLElement} part */
function clearProblem(part) {
  part.removeAttribute("aria-describedby");
  part.querySelector(".wm-error-here")?.remove();
}

/** @param {QuizAnswers} quiz */
function saysOf({ answers, work }) {
  const count = Object.keys(answers).length;
  const kept = `${count} ${count === 1 ? "answer is" : "answers are"} kept in this browser`;
  return `${kept}${work ? `, for \u201c${work}\u201d` : ""}. They say more about which model fits.`;
}
