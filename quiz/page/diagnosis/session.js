/**
 * One stay of the diagnosis in the page. It only directs: where the reader is (the address), what they
 * ticked (the store), what Python says (the runtime), and which view shows it.
 *
 * @typedef {import("./address.js").Place} Place
 */
import { browserStorage, STORAGE_KEY as QUIZ_KEY } from "../kept/answer-store.js";
import { bringToTop, make, setText } from "../shared/dom.js";
import { whenIdle } from "../runtime/idle.js";
import { unfoldForPrint } from "../shared/print.js";
import { borrowRuntime } from "../runtime/shared-runtime.js";
import { addressOf } from "../shared/site-root.js";
import { DiagnosisAddress } from "./address.js";
import { DiagnosisOutcome } from "./outcome.js";
import { FormView } from "./form-view.js";
import { readQuizAnswers } from "./kept-quiz-answers.js";
import { ObservationForm } from "./observation-form.js";
import { ObservationStore } from "./observation-store.js";

export class DiagnosisSession {
  #host;
  #form;
  #view;
  #store;
  #quizAnswers;
  #runtime;
  #giveBack;
  #address = new DiagnosisAddress();
  #outcome;
  #plainNote;
  #stop = new AbortController();
  #live = make("p", { class: "wm-visually-hidden", role: "status" });
  /** @type {Place} */
  #place;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {import("./result-words.js").ResultWords} words
   */
  constructor(host, form, words) {
    this.#host = host;
    this.#form = new ObservationForm(form);
    const storage = browserStorage();
    this.#store = new ObservationStore(storage, this.#form.known);
    this.#quizAnswers = readQuizAnswers(textUnder(storage, QUIZ_KEY));
    const { runtime, giveBack } = borrowRuntime({
      runtimeUrl: addressOf(host.getAttribute("runtime") ?? ""),
      moduleUrl: addressOf(host.getAttribute("module") ?? ""),
    });
    this.#runtime = runtime;
    this.#giveBack = giveBack;

    this.#plainNote = host.querySelector(".wm-without-script");
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = true;
    const forget = () => this.#forget();
    this.#view = new FormView(this.#form, this.#quizAnswers, {
      submit: () => this.#goTo("result"),
      changed: () => this.#changed(),
      forget,
    });
    const pageOf = (/** @type {string} */ symptom) => this.#form.pageOf(symptom);
    this.#outcome = new DiagnosisOutcome(runtime, { words, pageOf }, host.getAttribute("by-hand") ?? "", {
      change: () => this.#address.stepBackTo("form") || this.#goTo("form"),
      forget,
      retry: () => this.#retry(),
      entered: (state, busy) => this.#enter(state, busy),
      announce: (text) => setText(this.#live, text),
      focused: () => bringToTop(host, this.#stop.signal),
    });
    host.append(this.#outcome.element, this.#live);

    this.#form.choose(this.#store.observed);
    this.#view.withQuiz = this.#store.observed.withQuiz;
    this.#place = this.#firstPlace();
    this.#listen();
    this.#show(false);
    this.#host.dataset["runtime"] = runtime.state;
  }

  /** Leave the page as it was found. */
  end() {
    this.#stop.abort();
    this.#address.leave(this.#place);
    this.#outcome.clear();
    this.#giveBack();
    this.#view.remove();
    this.#outcome.element.remove();
    this.#live.remove();
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = false;
    for (const name of ["data-state", "data-runtime", "aria-busy"]) this.#host.removeAttribute(name);
  }

  #listen() {
    const { signal } = this.#stop;
    this.#address.listen(this.#host, (place) => this.#stepped(place), signal);
    unfoldForPrint(this.#outcome.element, signal);
    this.#runtime.addEventListener("change", () => (this.#host.dataset["runtime"] = this.#runtime.state), { signal });
    whenIdle(() => this.#runtime.start(), signal);
  }

  // Where the reader is

  #isComplete() {
    return this.#form.parts.every((part) => part.answered);
  }

  /** @returns {Place} */
  #firstPlace() {
    const place = this.#address.place ?? this.#address.placeLeft ?? "form";
    if (place === "form" || this.#isComplete()) return place;
    this.#address.replace("form");
    return "form";
  }

  /** @param {Place} place */
  #goTo(place) {
    if (place !== this.#place) this.#address.push(this.#place, place);
    this.#place = place;
    this.#show(true);
  }

  /** @param {Place} place the reader went back or forward */
  #stepped(place) {
    const known = place === "form" || this.#isComplete();
    if (!known) this.#address.replace("form");
    this.#place = known ? place : "form";
    this.#show(true);
  }

  // What is shown

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    this.#outcome.clear();
    if (this.#place === "result") {
      this.#view.hide();
      const { observed } = this.#store;
      this.#outcome.show(observed, observed.withQuiz ? (this.#quizAnswers?.answers ?? null) : null, moved);
    } else {
      this.#enter("question", false);
      this.#view.show(this.#store);
      setText(this.#live, "");
      if (moved) this.#view.focus();
    }
    if (moved) bringToTop(this.#host, this.#stop.signal);
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

  // What the reader does

  #changed() {
    this.#store.keep({ ...this.#form.chosen, withQuiz: this.#view.withQuiz });
    this.#view.count(this.#store);
  }

  #forget() {
    this.#store.forget();
    this.#form.choose(this.#store.observed);
    this.#view.withQuiz = false;
    this.#goTo("form");
    this.#view.say("What you ticked is gone from this browser.");
  }

  #retry() {
    this.#runtime.retry();
    this.#show(true);
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} key
 * @returns {string | null}
 */
function textUnder(storage, key) {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
