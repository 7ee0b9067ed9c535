/**
 * One stay of the diagnosis in the page. It only directs: where the reader is (the address), what they
 * ticked (the store), what Python says (the runtime), and which view shows it.
 *
 * @import { ResultWords } from "./result-words.js"
 *
 * @typedef {"form" | "result" | `result-${string}`} Place the form is the page itself, the result a fragment of the
 *   address, which also says which section of it is unfolded
 */
import { STORAGE_KEY as QUIZ_KEY } from "../kept/answer-store.js";
import { browserStorage, KeptText } from "../kept/kept-text.js";
import { forgetOfflineCopy } from "../kept/offline-copy.js";
import { Session } from "../runtime/session.js";
import { Address, whenShownAgain } from "../shared/address.js";
import { hear } from "../shared/events.js";
import { unfoldForPrint } from "../shared/print.js";
import { addressOf } from "../shared/site-root.js";
import { FormView } from "./form-view.js";
import { ObservationForm } from "./observation-form.js";
import { DIAGNOSIS_KEY, ObservationStore } from "./observation-store.js";
import { DiagnosisOutcome } from "./outcome.js";
import { readQuizAnswers } from "./quiz-answers.js";

const RESULT = "result";

export class DiagnosisSession extends Session {
  /**
   * Where the reader was when the last stay ended. A jump within the page can make the theme fetch the page
   * again, and the element with it: the address then names the part of the page alone.
   *
   * @type {{ page: string, place: Place } | null}
   */
  static #left = null;
  #form;
  #view;
  #store;
  #quizAnswers;
  /** @type {Address<Place>} */
  #address = new Address(placeOf, fragmentOf);
  #outcome;
  /** @type {Place} */
  #place;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {ResultWords} words
   */
  constructor(host, form, words) {
    super(host);
    const storage = browserStorage();
    this.#form = new ObservationForm(form);
    this.#store = new ObservationStore(storage, this.#form.known);
    this.#quizAnswers = readQuizAnswers(new KeptText(storage, QUIZ_KEY).read());
    this.#view = new FormView(this.#form, this.#quizAnswers);
    const parts = { words, pageOf: this.#form.pageOf };
    this.#outcome = new DiagnosisOutcome(this.runtime, parts, this.attribute("by-hand"));
    this.add(this.#outcome.element);
    this.#choose();
    const { page, place } = this.#address;
    const left = DiagnosisSession.#left;
    this.#place = this.#allowed(place ?? (left?.page === page ? left.place : "form"));
    this.#listen();
    this.#show(false);
    this.runtimeChanged();
  }

  /** @override */
  end() {
    super.end();
    DiagnosisSession.#left = { page: this.#address.page, place: this.#place };
    this.#outcome.clear();
    this.#view.remove();
  }

  /** @override */
  runtimeChanged() {
    super.runtimeChanged();
    this.#outcome.runtimeChanged(this.runtime);
  }

  #listen() {
    const { host, signal } = this;
    hear(host, signal, {
      result: () => this.#goTo("result"),
      back: () => this.#address.stepBackTo("form") || this.#goTo("form"),
      ticked: () => {
        this.#store.keep({ ...this.#form.chosen, withQuiz: this.#view.withQuiz });
        this.#view.count(this.#store);
      },
      forget: () => this.#forget(),
      unfolded: (part) => {
        this.#place = part ? `${RESULT}-${part}` : RESULT;
        this.#address.replace(this.#place);
      },
      retry: () => {
        this.runtime.retry();
        this.#show(true);
      },
    });
    const stepped = (/** @type {Place | null} */ place) => {
      if (!place) return;
      this.#place = this.#allowed(place);
      this.#show(true);
    };
    const follow = () => {
      const before = JSON.stringify(this.#store.observed);
      this.#store.follow();
      this.#choose();
      if (JSON.stringify(this.#store.observed) === before) return;
      this.#place = this.#allowed(this.#place);
      this.#show(false);
    };
    this.#address.listen(host, stepped, signal);
    whenShownAgain(follow, signal);
    // Otherwise the next tick here would bring back what was forgotten in another tab.
    const isOurs = (/** @type {string | null} */ key) => key === null || key === DIAGNOSIS_KEY;
    window.addEventListener("storage", ({ key }) => isOurs(key) && follow(), { signal });
    unfoldForPrint(this.#outcome.element, signal);
  }

  // Where the reader is

  /** @param {Place} place */
  #goTo(place) {
    if (place !== this.#place) {
      // Whoever jumped to another part of the page meanwhile comes back to the place, not to that part.
      if (this.#address.place !== this.#place) this.#address.replace(this.#place);
      this.#address.push(place);
      this.#place = place;
    }
    this.#show(true);
  }

  /** The form, also in the address, where too little is ticked for the result. @type {(place: Place) => Place} */
  #allowed(place) {
    if (place === "form" || this.#form.isComplete) return place;
    this.#address.replace("form");
    return "form";
  }

  // What is shown

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    this.#outcome.clear();
    if (this.#place !== "form") {
      this.#view.hide();
      const { observed } = this.#store;
      const answers = observed.withQuiz ? (this.#quizAnswers?.answers ?? null) : null;
      this.#outcome.show(observed, answers, { moved, part: this.#place.slice(RESULT.length + 1) });
    } else {
      this.enter("question", false);
      this.#view.show(this.#store);
      this.announce("");
      if (moved) this.#view.focus();
    }
    if (moved) this.scrollUp();
  }

  /** Choose in the form what is kept. */
  #choose() {
    this.#form.choose(this.#store.observed);
    this.#view.withQuiz = this.#store.observed.withQuiz;
  }

  #forget() {
    this.#store.forget();
    void forgetOfflineCopy(addressOf(""));
    this.#choose();
    this.#goTo("form");
    this.#view.say("What you ticked has been removed from this browser.");
  }
}

/** Null where a fragment names another part of the page. @type {(fragment: string) => Place | null} */
function placeOf(fragment) {
  if (fragment === "") return "form";
  const found = /^#result(?:-([a-z-]+))?$/.exec(fragment);
  if (!found) return null;
  return found[1] ? `${RESULT}-${found[1]}` : RESULT;
}

/** @param {Place} place */
function fragmentOf(place) {
  return place === "form" ? "" : `#${place}`;
}
