/**
 * One stay of the quiz in the page. It only directs: where the reader is (the address), what they
 * answered (the store), what Python says (the runtime), and which view shows it.
 *
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./question-form.js").Question} Question
 */
import { AnswerStore, browserStorage } from "./answer-store.js";
import { bringToTop, button, make, setText } from "./dom.js";
import { whenIdle } from "./idle.js";
import { ModelChips } from "./model-chips.js";
import { NoticeView } from "./notice-view.js";
import { OutcomeView } from "./outcome-view.js";
import { fragmentOf, placeOf } from "./places.js";
import { PossibleFollower } from "./possible-follower.js";
import { PossibleView } from "./possible-view.js";
import { readPrefill } from "./prefill.js";
import { unfoldForPrint } from "./print.js";
import { selectAnswers } from "./question-form.js";
import { QuestionView } from "./question-view.js";
import { QuizAddress } from "./quiz-address.js";
import { borrowRuntime } from "./shared-runtime.js";
import { addressOf } from "./site-root.js";

export class QuizSession {
  #host;
  #chips;
  /** @type {readonly Question[]} */
  #questions;
  /** @type {readonly string[]} */
  #factors;
  #known;
  #store;
  #runtime;
  #giveBack;
  #address;
  #stop = new AbortController();
  #plainNote;
  #question;
  #possible;
  #follower;
  #notice;
  #outcome;
  #live = make("p", { class: "wm-visually-hidden", role: "status" });
  /** @type {Place} */
  #place;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} chips
   * @param {readonly Question[]} questions
   */
  constructor(host, form, chips, questions) {
    this.#host = host;
    this.#chips = new ModelChips(chips);
    this.#questions = questions;
    this.#factors = questions.map((question) => question.factor);
    this.#known = new Map(questions.map((question) => [question.factor, new Set(question.options.keys())]));
    this.#store = new AnswerStore(browserStorage(), this.#known);
    const { runtime, giveBack } = borrowRuntime({
      runtimeUrl: addressOf(host.getAttribute("runtime") ?? ""),
      moduleUrl: addressOf(host.getAttribute("module") ?? ""),
    });
    this.#runtime = runtime;
    this.#giveBack = giveBack;

    this.#plainNote = host.querySelector(".wm-without-script");
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = true;
    this.#question = new QuestionView(form, questions, {
      next: () => this.#goOn(),
      back: () => this.#goBack(),
      result: () => this.#goTo({ kind: "result" }),
      answered: (factor, option) => this.#answered(factor, option),
    });
    const retry = button("Try again", "small", () => this.#retry(), "to start the decision module");
    this.#possible = new PossibleView(this.#chips.all(), retry);
    this.#follower = new PossibleFollower(runtime, this.#possible, this.#question, (text) => this.#announce(text));
    const [takeOwn, startAgain, forget] = [() => this.#takeOwn(), () => this.#startAgain(), () => this.#forget()];
    this.#notice = new NoticeView({ takeOwn, startAgain, forget });
    this.#outcome = new OutcomeView(runtime, this.#chips, questions, host.getAttribute("paper") ?? "", {
      change: (factor) => this.#goTo({ kind: "change", factor }),
      startAgain,
      forget,
      retry: () => this.#retry(),
      back: () => this.#goBack(),
      entered: (state, busy) => this.#enter(state, busy),
      announce: (text) => this.#announce(text),
      focused: () => this.#scrollUp(),
    });
    form.before(this.#notice.element);
    host.append(this.#possible.element, this.#outcome.element, this.#notice.privacy, this.#live);

    this.#address = new QuizAddress(this.#factors);
    this.#place = this.#firstPlace();
    this.#address.replace(this.#place);
    this.#listen();
    this.#show(false);
    this.#runtimeChanged();
  }

  /** Leave the page as it was found. */
  end() {
    this.#stop.abort();
    this.#follower.drop();
    this.#outcome.clear();
    this.#giveBack();
    this.#question.remove();
    this.#possible.element.remove();
    this.#notice.element.remove();
    this.#notice.privacy.remove();
    this.#outcome.element.remove();
    this.#live.remove();
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = false;
    for (const name of ["data-state", "data-runtime", "aria-busy"]) this.#host.removeAttribute(name);
  }

  #listen() {
    const { signal } = this.#stop;
    this.#address.listen(this.#host, (place) => this.#stepped(place), signal);
    unfoldForPrint(this.#outcome.element, signal);
    this.#runtime.addEventListener("change", () => this.#runtimeChanged(), { signal });
    whenIdle(() => this.#runtime.start(), signal);
  }

  // Where the reader is

  /** @returns {Place} */
  #firstPlace() {
    const fromLink = this.#takeLink();
    if (fromLink) return fromLink;
    const { hasOwn, answers } = this.#store;
    this.#notice.moved(hasOwn);
    const here = this.#address.place;
    if (here) return here;
    if (!hasOwn && Object.keys(answers).length) this.#notice.resumed();
    return placeOf(this.#store.place, this.#factors) ?? this.#firstOpen();
  }

  /**
   * Take the answers of a link, if the address holds some.
   *
   * @returns {Place | null}
   */
  #takeLink() {
    const link = readPrefill(location.hash, this.#known);
    if (!link) return null;
    const taken = Object.keys(link.answers).length;
    if (taken) this.#store.takeFromLink(link.answers);
    this.#notice.fromLink({ taken, refused: link.refused, hasOwn: this.#store.hasOwn });
    return taken === this.#factors.length ? { kind: "result" } : this.#firstOpen();
  }

  /** @returns {Place} the first question without an answer, or the last question */
  #firstOpen() {
    const open = this.#factors.find((factor) => !(factor in this.#store.answers));
    return { kind: "question", factor: open ?? this.#factors[this.#factors.length - 1] ?? "" };
  }

  /** @param {Place} place */
  #goTo(place) {
    this.#address.push(place);
    this.#place = place;
    this.#notice.moved(this.#store.hasOwn);
    this.#show(true);
  }

  #goOn() {
    if (this.#place.kind === "result") return;
    const next = this.#factors[this.#factors.indexOf(this.#place.factor) + 1];
    this.#goTo(next ? { kind: "question", factor: next } : { kind: "result" });
  }

  #goBack() {
    const place = this.#placeBefore();
    if (place && !this.#address.stepBackTo(place)) this.#goTo(place);
  }

  /** @returns {Place | null} */
  #placeBefore() {
    if (this.#place.kind === "change") return { kind: "result" };
    // From a result that was asked for early, Back leads to the question where that was.
    if (this.#place.kind === "result" && this.#address.before) return this.#address.before;
    const position = this.#place.kind === "result" ? this.#factors.length : this.#factors.indexOf(this.#place.factor);
    const factor = this.#factors[position - 1];
    return factor ? { kind: "question", factor } : null;
  }

  /**
   * The reader went back or forward, or followed a link within the page.
   *
   * @param {Place | null} place null where the address holds something else
   * @returns {boolean} whether the quiz has dealt with it
   */
  #stepped(place) {
    const fromLink = place ? null : this.#takeLink();
    if (fromLink) this.#address.replace(fromLink);
    const wanted = place ?? fromLink;
    if (!wanted) return false;
    this.#place = wanted;
    this.#show(true);
    return true;
  }

  // What is shown

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    const place = this.#place;
    this.#store.place = fragmentOf(place);
    this.#follower.drop();
    this.#outcome.clear();
    selectAnswers(this.#questions, this.#store.answers);
    this.#showNotice();
    this.#possible.element.hidden = place.kind === "result";
    if (place.kind === "result") {
      this.#question.hide();
      this.#outcome.show(this.#store.answers, moved);
    } else {
      this.#enter("question", false);
      this.#question.show({ factor: place.factor, changing: place.kind === "change" });
      if (moved) this.#question.focus();
      this.#announce(this.#question.progress());
      this.#follower.follow(this.#store.answers);
    }
    if (moved) this.#scrollUp();
  }

  /**
   * @param {"question" | "result" | "problem"} state
   * @param {boolean} busy
   */
  #enter(state, busy) {
    this.#host.dataset["state"] = state;
    if (busy) this.#host.setAttribute("aria-busy", "true");
    else this.#host.removeAttribute("aria-busy");
  }

  // What Python says

  /**
   * @param {string} factor
   * @param {string} option
   */
  #answered(factor, option) {
    this.#store.answer(factor, option);
    this.#showNotice();
    this.#follower.follow(this.#store.answers);
  }

  #runtimeChanged() {
    const { answers } = this.#store;
    this.#host.dataset["runtime"] = this.#runtime.state;
    this.#follower.runtimeChanged(Object.keys(answers).length > 0);
    if (this.#runtime.state === "ready" && this.#place.kind !== "result") this.#follower.follow(answers);
  }

  #retry() {
    this.#runtime.retry();
    if (this.#place.kind === "result") this.#show(true);
  }

  // What the reader does with all of it

  #startAgain() {
    this.#store.startAgain();
    this.#goToStart();
  }

  #forget() {
    this.#store.forget();
    this.#goToStart();
    this.#notice.forgotten();
  }

  #takeOwn() {
    this.#store.takeOwn();
    this.#goTo(this.#firstOpen());
  }

  #showNotice() {
    // The result has its own button to forget.
    const forgettable = this.#place.kind !== "result" && Object.keys(this.#store.answers).length > 0;
    this.#notice.show({ remembers: this.#store.remembers, forgettable });
  }

  #goToStart() {
    this.#goTo({ kind: "question", factor: this.#factors[0] ?? "" });
  }

  /** @param {string} text */
  #announce(text) {
    setText(this.#live, text);
  }

  #scrollUp() {
    bringToTop(this.#host, this.#stop.signal);
  }
}
