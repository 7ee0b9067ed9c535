/**
 * Shows a place of the quiz: a question, the review, a result, or all pieces of work; and around it whose
 * answers they are.
 *
 * @typedef {import("./places.js").Place} Place
 * @typedef {{ goTo(place: Place): void, goBack(): void, addWork(): void }} DisplayActions
 */
import { bringToTop, setText } from "../shared/dom.js";
import { fragmentOf, isAsking } from "./places.js";
import { selectAnswers } from "../asking/question-form.js";
import { reviewView } from "../asking/review-view.js";
import { worksBar } from "../works/view.js";

export class QuizDisplay {
  #host;
  #parts;
  #act;
  #signal;

  /**
   * @param {HTMLElement} host
   * @param {import("./parts.js").QuizParts} parts
   * @param {DisplayActions} act
   * @param {AbortSignal} signal do nothing any more
   */
  constructor(host, parts, act, signal) {
    this.#host = host;
    this.#parts = parts;
    this.#act = act;
    this.#signal = signal;
  }

  /**
   * @param {Place} place
   * @param {boolean} moved whether the reader moved here, so that focus follows
   */
  show(place, moved) {
    if (place.kind !== "try" && place.kind !== "works") this.#parts.store.place = fragmentOf(place);
    this.showAsKept(place, moved);
  }

  /**
   * The same, without a trace in what is kept: where another tab has just written it.
   *
   * @param {Place} place
   * @param {boolean} moved
   */
  showAsKept(place, moved) {
    this.prepare(place);
    if (isAsking(place)) this.#ask(place, moved);
    else this.#showWhole(place, moved);
    if (moved) this.scrollUp();
  }

  /**
   * Clear what was shown before, and show what stands around a place.
   *
   * @param {Place} place
   */
  prepare(place) {
    const { follower, outcome, works, possible, questions, question, store } = this.#parts;
    for (const part of [follower, outcome, works]) part.clear();
    selectAnswers(questions, store.answers);
    this.showAround(place);
    if (!isAsking(place)) question.hide();
    possible.element.hidden = !isAsking(place);
  }

  /** @param {Place} place */
  showAround(place) {
    const { notice, bar, saved, store } = this.#parts;
    const { remembers, answers, works, work, isVisiting } = store;
    // The result has its own button to forget, and its own list of works.
    notice.show({ remembers, forgettable: place.kind !== "result" && Object.keys(answers).length > 0 });
    const act = {
      rename: (/** @type {string} */ id, /** @type {string} */ name) => store.renameWork(id, name),
      add: this.#act.addWork,
      seeAll: () => this.#act.goTo({ kind: "works" }),
    };
    // A name that somebody is writing stays.
    if (!bar.contains(document.activeElement) || !bar.querySelector("input"))
      bar.replaceChildren(worksBar({ works, current: work.id, act, announce: (text) => this.announce(text) }));
    bar.hidden = isVisiting || place.kind === "works";
    saved.hidden = place.kind === "review" || place.kind === "works" || place.kind === "try";
  }

  /**
   * @param {import("./places.js").AskingPlace} place
   * @param {boolean} moved
   */
  #ask(place, moved) {
    const { question, follower, typical, store } = this.#parts;
    const others = Object.keys(store.answers).filter((factor) => factor !== place.factor).length;
    const changing = place.kind === "change" ? "result" : place.kind === "amend" ? "review" : "";
    this.enter("question", false);
    question.show({ factor: place.factor, changing, more: (typical[others] ?? 1) - 1 });
    if (moved) question.focus();
    this.announce(question.progress());
    follower.follow(store.answers);
  }

  /**
   * @param {Exclude<Place, import("./places.js").AskingPlace>} place
   * @param {boolean} moved
   */
  #showWhole(place, moved) {
    const { outcome, works, questions, store } = this.#parts;
    const { answers, uncounted } = store;
    if (place.kind === "works") {
      this.enter("result", false);
      works.show(moved);
    } else if (place.kind === "review") {
      this.enter("review", false);
      const act = {
        change: (/** @type {string} */ factor) => this.#act.goTo({ kind: "amend", factor }),
        result: () => this.#act.goTo({ kind: "result" }),
        back: this.#act.goBack,
      };
      const { element, focus, says } = reviewView({ questions, answers, uncounted }, act);
      outcome.element.replaceChildren(element);
      if (moved) focus();
      this.announce(says);
    } else {
      const sets = place.kind === "try" ? place.sets : null;
      outcome.show({ ...answers, ...sets }, { moved, sets, works: store.isVisiting ? 0 : store.works.length });
    }
  }

  /**
   * @param {"question" | "review" | "result" | "problem"} state
   * @param {boolean} busy
   */
  enter(state, busy) {
    this.#host.dataset["state"] = state;
    if (busy) this.#host.setAttribute("aria-busy", "true");
    else this.#host.removeAttribute("aria-busy");
  }

  /** @param {string} text */
  announce(text) {
    setText(this.#parts.live, text);
  }

  scrollUp() {
    bringToTop(this.#host, this.#signal);
  }
}
