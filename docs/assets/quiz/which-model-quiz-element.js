/**
 * The quiz: a form that is whole without JavaScript, shown one question at a time, and a result that
 * Python works out in this browser.
 *
 * This class only directs: where the reader is (the address), what they answered (the store), what
 * Python says (the runtime), and which view shows it. `disconnectedCallback` undoes
 * `connectedCallback`, because instant navigation takes the element away and brings it back.
 *
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./question-form.js").Question} Question
 */
import { AnswerStore, browserStorage } from "./answer-store.js";
import { inWords, titleOf } from "./decision.js";
import { focusOn, make, setText, button } from "./dom.js";
import { whenIdle } from "./idle.js";
import { NoticeView } from "./notice-view.js";
import { fragmentOf, placeOf } from "./places.js";
import { PossibleView } from "./possible-view.js";
import { readPrefill } from "./prefill.js";
import { readQuestions, selectAnswers } from "./question-form.js";
import { QuestionView } from "./question-view.js";
import { resultView } from "./result-view.js";
import { borrowRuntime } from "./shared-runtime.js";
import { addressOf } from "./site-root.js";
import { Trail } from "./trail.js";
import { problemView, WaitingView } from "./waiting-view.js";

export class WhichModelQuizElement extends HTMLElement {
  /** @type {Session | null} */
  #session = null;

  connectedCallback() {
    const form = this.querySelector("form");
    const chips = this.querySelector("template");
    if (this.#session || !form || !chips) return;
    const questions = readQuestions(form);
    if (questions.length) this.#session = new Session(this, form, chips, questions);
  }

  disconnectedCallback() {
    this.#session?.end();
    this.#session = null;
  }
}

/** One stay of the element in the page. */
class Session {
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
  #trail;
  #stop = new AbortController();
  #path = location.pathname + location.search;
  #plainNote;
  #question;
  #possible;
  #notice;
  #waiting = new WaitingView();
  #outcome = make("div", { class: "wm-outcome" });
  #live = make("p", { class: "wm-visually-hidden", role: "status" });
  /** @type {Place} */
  #place;
  /** Counts what is asked, so that a late reply to an earlier question is dropped. */
  #turn = 0;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} chips
   * @param {readonly Question[]} questions
   */
  constructor(host, form, chips, questions) {
    this.#host = host;
    this.#chips = chips;
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
    this.#possible = new PossibleView(this.#allChips(), retry);
    this.#notice = new NoticeView({ takeOwn: () => this.#takeOwn(), startAgain: () => this.#startAgain() });
    form.before(this.#notice.element);
    host.append(this.#possible.element, this.#outcome, this.#notice.privacy, this.#live);

    this.#place = this.#firstPlace();
    this.#trail = new Trail(fragmentOf(this.#place));
    this.#listen();
    this.#show(false);
    this.#runtimeChanged();
  }

  /** Leave the page as it was found. */
  end() {
    this.#stop.abort();
    this.#turn += 1;
    this.#waiting.stop();
    this.#giveBack();
    this.#question.remove();
    this.#possible.element.remove();
    this.#notice.element.remove();
    this.#notice.privacy.remove();
    this.#outcome.remove();
    this.#live.remove();
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = false;
    for (const name of ["data-state", "data-runtime", "aria-busy"]) this.#host.removeAttribute(name);
  }

  #listen() {
    const { signal } = this.#stop;
    // The theme's instant navigation listens to `popstate` as well and would fetch the whole page
    // for a step between two questions. Capturing comes first, so such a step ends here.
    window.addEventListener("popstate", (event) => this.#stepped(event), { capture: true, signal });
    window.addEventListener("beforeprint", () => this.#openAll(), { signal });
    this.#runtime.addEventListener("change", () => this.#runtimeChanged(), { signal });
    whenIdle(() => this.#runtime.start(), signal);
  }

  // Where the reader is

  /** @returns {Place} */
  #firstPlace() {
    const fromLink = this.#takeLink();
    if (fromLink) return fromLink;
    const here = placeOf(location.hash, this.#factors);
    const place = here ?? placeOf(this.#store.place, this.#factors) ?? this.#firstOpen();
    const resumed = !here && Object.keys(this.#store.answers).length > 0;
    if (resumed) this.#notice.resumed();
    this.#replaceAddress(place);
    return place;
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
    /** @type {Place} */
    const place = taken === this.#factors.length ? { kind: "result" } : this.#firstOpen();
    this.#replaceAddress(place);
    return place;
  }

  /** @returns {Place} the first question without an answer, or the last question */
  #firstOpen() {
    const open = this.#factors.find((factor) => !(factor in this.#store.answers));
    return { kind: "question", factor: open ?? this.#factors[this.#factors.length - 1] ?? "" };
  }

  /** @param {Place} place */
  #replaceAddress(place) {
    // A state that is not null keeps the theme from clicking the fragment that it came with.
    history.replaceState(history.state ?? { x: 0, y: 0 }, "", fragmentOf(place));
  }

  /** @param {Place} place */
  #goTo(place) {
    const fragment = fragmentOf(place);
    if (fragment !== fragmentOf(this.#place)) {
      history.pushState({ x: 0, y: 0 }, "", fragment);
      this.#trail.push(fragment);
    }
    this.#place = place;
    this.#notice.dismiss();
    this.#show(true);
  }

  #goOn() {
    if (this.#place.kind === "result") return;
    const next = this.#factors[this.#factors.indexOf(this.#place.factor) + 1];
    this.#goTo(next ? { kind: "question", factor: next } : { kind: "result" });
  }

  #goBack() {
    const place = this.#placeBefore();
    if (!place) return;
    if (this.#trail.cameFrom(fragmentOf(place))) history.back();
    else this.#goTo(place);
  }

  /** @returns {Place | null} */
  #placeBefore() {
    if (this.#place.kind === "change") return { kind: "result" };
    const position = this.#place.kind === "result" ? this.#factors.length : this.#factors.indexOf(this.#place.factor);
    // From a result that was asked for early, Back leads to the question where that was.
    const came = this.#place.kind === "result" ? placeOf(this.#trail.before ?? "", this.#factors) : null;
    const factor = this.#factors[position - 1];
    return came ?? (factor ? { kind: "question", factor } : null);
  }

  /** @param {PopStateEvent} event */
  #stepped(event) {
    if (location.pathname + location.search !== this.#path) return;
    const place = this.#takeLink() ?? placeOf(location.hash, this.#factors);
    if (!place) return;
    event.stopImmediatePropagation();
    this.#trail.stepped(fragmentOf(place));
    this.#place = place;
    this.#show(true);
  }

  // What is shown

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    const place = this.#place;
    this.#store.place = fragmentOf(place);
    this.#turn += 1;
    this.#waiting.stop();
    this.#outcome.replaceChildren();
    selectAnswers(this.#questions, this.#store.answers);
    this.#notice.show({ remembers: this.#store.remembers });
    this.#possible.element.hidden = place.kind === "result";
    if (place.kind === "result") {
      this.#question.hide();
      this.#showResult(moved);
    } else {
      this.#enter("question", false);
      this.#question.show({ factor: place.factor, changing: place.kind === "change" });
      this.#follow(this.#store.answers);
      if (moved) this.#question.focus();
      this.#announce(this.#question.progress());
    }
    if (moved) this.#scrollUp();
  }

  /** @param {boolean} moved */
  #showResult(moved) {
    const { answers } = this.#store;
    const ready = this.#runtime.remembered(answers);
    if (ready) {
      this.#presentResult(ready, moved);
      return;
    }
    const turn = this.#turn;
    this.#enter("result", true);
    this.#outcome.replaceChildren(this.#waiting.element);
    this.#waiting.start();
    if (moved) this.#waiting.focus();
    this.#runtime.decide(answers).then(
      (decision) => turn === this.#turn && this.#presentResult(decision, moved || this.#waitingHasFocus()),
      (error) => turn === this.#turn && this.#presentProblem(error),
    );
  }

  #waitingHasFocus() {
    return this.#waiting.element.contains(document.activeElement);
  }

  /**
   * @param {Decision} decision
   * @param {boolean} focus
   */
  #presentResult(decision, focus) {
    this.#waiting.stop();
    this.#enter("result", false);
    const { element, headline } = resultView(decision, {
      questions: this.#questions,
      chip: (model) => this.#chip(model),
      change: (factor) => this.#goTo({ kind: "change", factor }),
      startAgain: () => this.#startAgain(),
      forget: () => this.#forget(),
    });
    this.#outcome.replaceChildren(element);
    if (focus) {
      focusOn(headline);
      this.#scrollUp();
    }
    this.#announce(`Your result: ${decision.headline}`);
  }

  /** @param {unknown} error */
  #presentProblem(error) {
    this.#waiting.stop();
    this.#enter("problem", false);
    const { element, title } = problemView(error instanceof Error ? error : new Error(String(error)), {
      paper: this.#host.getAttribute("paper") ?? "",
      retry: () => this.#retry(),
      back: () => this.#goBack(),
    });
    this.#outcome.replaceChildren(element);
    focusOn(title);
    this.#announce("");
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
    this.#notice.show({ remembers: this.#store.remembers });
    this.#follow(this.#store.answers);
  }

  /**
   * Show what the answers so far leave possible, as soon as Python can tell.
   *
   * @param {import("./prefill.js").Answers} answers
   */
  #follow(answers) {
    const turn = (this.#turn += 1);
    const ready = this.#runtime.remembered(answers);
    if (ready) {
      this.#presentPossible(ready);
      return;
    }
    if (this.#runtime.state !== "ready") return;
    this.#runtime.decide(answers).then(
      (decision) => turn === this.#turn && this.#presentPossible(decision),
      // Only the row of chips stays as it was; asking for the result says what is wrong.
      () => {},
    );
  }

  /** @param {Decision} decision */
  #presentPossible(decision) {
    this.#possible.show(decision.possible);
    this.#question.settle(decision.decided);
    const titles = decision.possible.map((model) => titleOf(decision, model));
    const settled = decision.decided ? " Your answers already settle the result." : "";
    this.#announce(`${this.#question.progress()}. Still possible: ${inWords(titles)}.${settled}`);
  }

  #runtimeChanged() {
    const { state } = this.#runtime;
    this.#host.dataset["runtime"] = state;
    const waits = Object.keys(this.#store.answers).length > 0 && (state === "idle" || state === "loading");
    if (state === "failed") {
      this.#possible.show(null);
      this.#possible.say("We cannot tell now: the decision module did not start. You can go on answering.", true);
    } else {
      this.#possible.say(waits ? "This row follows your answers as soon as the decision module has started." : "");
    }
    if (state === "ready" && this.#place.kind !== "result") this.#follow(this.#store.answers);
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

  #goToStart() {
    this.#goTo({ kind: "question", factor: this.#factors[0] ?? "" });
  }

  /** @param {string} text */
  #announce(text) {
    setText(this.#live, text);
  }

  #scrollUp() {
    // After the browser has put back the scroll position of a step back.
    requestAnimationFrame(() => {
      if (this.#stop.signal.aborted) return;
      const { top } = this.#host.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 2) this.#host.scrollIntoView({ block: "start" });
    });
  }

  /** On paper nothing can be unfolded. */
  #openAll() {
    const folded = [...this.#outcome.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of folded) details.open = true;
    const close = () => folded.forEach((details) => (details.open = false));
    window.addEventListener("afterprint", close, { once: true, signal: this.#stop.signal });
  }

  // Chips of the models, made by the site

  #allChips() {
    const copies = document.importNode(this.#chips.content, true);
    return [...copies.querySelectorAll("[data-model]")].filter((chip) => chip instanceof HTMLElement);
  }

  /**
   * @param {string} model
   * @returns {HTMLElement}
   */
  #chip(model) {
    return this.#allChips().find((chip) => chip.dataset["model"] === model) ?? make("span", { class: "wm-chip" }, model);
  }
}
