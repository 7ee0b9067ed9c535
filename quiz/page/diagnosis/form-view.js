/**
 * What the script adds to the form: the button, what is missing, the answers of the quiz, and where the
 * ticks are kept. `remove` takes all of it away again.
 *
 * @typedef {import("./kept-quiz-answers.js").QuizAnswers} QuizAnswers
 * @typedef {{ submit(): void, changed(): void, forget(): void }} FormActions
 */
import { button, focusOn, make, setText } from "../shared/dom.js";

const MISSING = /** @type {const} */ ([
  "Choose the model that runs today. If you cannot tell, choose \u201cI don\u2019t know\u201d.",
  "Tick at least one thing that you see.",
]);
const KEPT_HERE = "What you tick stays in this browser. Nothing is sent.";
const NOT_KEPT =
  "This browser does not let us keep what you tick: it is lost when you close or reload the page. Nothing is sent.";

export class FormView {
  #form;
  #stop = new AbortController();
  #notice = make("p", { class: "wm-notice" });
  #problems = make("div", { class: "wm-error wm-error-summary", role: "alert" });
  #quizBox = make("input", {
    type: "checkbox",
    id: "diagnosis-with-quiz",
    "aria-describedby": "diagnosis-with-quiz--hint",
  });
  #quizHint = make("span", { class: "wm-option-hint", id: "diagnosis-with-quiz--hint" });
  #quiz;
  #count = make("p", { class: "wm-count" });
  #actions;
  #kept = make("span");
  #forget;
  #privacy;

  /**
   * @param {import("./observation-form.js").ObservationForm} form
   * @param {QuizAnswers | null} quizAnswers those that may be used as well
   * @param {FormActions} act
   */
  constructor(form, quizAnswers, act) {
    this.#form = form;
    const label = make(
      "label",
      { for: this.#quizBox.id },
      make("span", { class: "wm-option-label" }, "Use my quiz answers as well"),
      this.#quizHint,
    );
    this.#quiz = make("div", { class: "wm-option wm-with-quiz" }, this.#quizBox, label);
    if (quizAnswers) setText(this.#quizHint, saysOf(quizAnswers));
    this.#actions = make(
      "div",
      { class: "wm-actions" },
      make("button", { type: "submit", class: "wm-button wm-button--primary" }, "See what is likely wrong"),
    );
    this.#forget = button("Forget what I ticked", "small", act.forget);
    this.#privacy = make("p", { class: "wm-privacy" }, this.#kept, " ", this.#forget);
    form.element.prepend(this.#notice);
    form.element.append(...(quizAnswers ? [this.#quiz] : []), this.#count, this.#actions, this.#privacy);
    this.say("");
    const { signal } = this.#stop;
    form.element.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        if (form.parts.every((part) => part.answered)) act.submit();
        else this.#complain();
      },
      { signal },
    );
    form.element.addEventListener(
      "change",
      () => {
        this.say("");
        if (this.#problems.isConnected) this.#forgive();
        act.changed();
      },
      { signal },
    );
  }

  /** Give the page its plain form back. */
  remove() {
    this.#stop.abort();
    this.#clearProblems();
    for (const part of [this.#notice, this.#quiz, this.#count, this.#actions, this.#privacy]) part.remove();
    this.#form.element.querySelector("legend")?.removeAttribute("tabindex");
    this.#form.element.hidden = false;
  }

  get withQuiz() {
    return this.#quiz.isConnected && this.#quizBox.checked;
  }

  set withQuiz(wanted) {
    this.#quizBox.checked = wanted;
  }

  hide() {
    this.#form.element.hidden = true;
  }

  /** @param {{ remembers: boolean, isEmpty: boolean }} kept */
  show({ remembers, isEmpty }) {
    this.#form.element.hidden = false;
    this.#clearProblems();
    this.count({ remembers, isEmpty });
  }

  /** @param {{ remembers: boolean, isEmpty: boolean }} kept how much is ticked, and where that is kept */
  count({ remembers, isEmpty }) {
    const ticked = this.#form.chosen.symptoms.length;
    setText(this.#count, ticked ? `You ticked ${ticked} of ${this.#form.known.symptoms.size}.` : "");
    this.#count.hidden = !ticked;
    setText(this.#kept, remembers ? KEPT_HERE : NOT_KEPT);
    this.#forget.hidden = isEmpty;
  }

  focus() {
    const legend = this.#form.element.querySelector("legend");
    if (legend) focusOn(legend);
  }

  /**
   * Say something above the form; nothing where the text is empty.
   *
   * @param {string} text
   */
  say(text) {
    setText(this.#notice, text);
    this.#notice.hidden = !text;
    if (text) focusOn(this.#notice);
  }

  /** Say what is missing, above the form and where it is missing, each with a way there. */
  #complain() {
    this.#clearProblems();
    const links = this.#form.parts.flatMap(({ part, first, answered }, index) => {
      if (answered) return [];
      const says = MISSING[index] ?? "";
      const note = make("p", { class: "wm-error wm-error-here", id: `${part.id}--missing` }, says);
      (part.querySelector(".wm-options, .wm-sign-groups") ?? part.lastElementChild)?.before(note);
      part.setAttribute("aria-describedby", note.id);
      const link = make("a", { href: `#${first.id}` }, says);
      link.addEventListener("click", (event) => {
        // The address stays: a jump within the form is no step of the diagnosis.
        event.preventDefault();
        event.stopPropagation();
        part.scrollIntoView({ block: "start" });
        first.focus({ preventScroll: true });
      });
      return [make("li", {}, link)];
    });
    // An alert is heard when it enters the page with its words in it.
    this.#problems.replaceChildren(make("h2", {}, "Something is missing"), make("ul", {}, ...links));
    this.#form.element.prepend(this.#problems);
    focusOn(this.#problems);
    this.#problems.scrollIntoView({ block: "start" });
  }

  /** Take back what is no longer missing. */
  #forgive() {
    for (const { part, answered } of this.#form.parts) {
      if (!answered || !part.hasAttribute("aria-describedby")) continue;
      part.removeAttribute("aria-describedby");
      part.querySelector(".wm-error-here")?.remove();
      const link = [...this.#problems.querySelectorAll("a")].find((each) => part.querySelector(each.hash));
      link?.closest("li")?.remove();
    }
    if (!this.#problems.querySelector("li")) this.#problems.remove();
  }

  #clearProblems() {
    this.#problems.remove();
    for (const { part } of this.#form.parts) {
      part.removeAttribute("aria-describedby");
      part.querySelector(".wm-error-here")?.remove();
    }
  }
}

/**
 * @param {QuizAnswers} quiz
 * @returns {string}
 */
function saysOf({ answers, work }) {
  const count = Object.keys(answers).length;
  const kept = `${count} ${count === 1 ? "answer is" : "answers are"} kept in this browser`;
  return `${kept}${work ? `, for \u201c${work}\u201d` : ""}. They say more about which model fits.`;
}
