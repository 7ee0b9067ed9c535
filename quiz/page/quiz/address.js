/**
 * The quiz in the browser's address and history: each question, each change and the result is a
 * fragment and a step of its own.
 *
 * @typedef {import("./places.js").Place} Place
 */
import { fragmentOf, placeOf } from "./places.js";
import { hearSteps } from "../shared/navigation.js";
import { Trail } from "../shared/history.js";

// The theme writes scroll positions into the history's state, and clicks the fragment of an address
// whose state is null. Neither is wanted here.
const TOP = Object.freeze({ x: 0, y: 0 });

export class QuizAddress {
  /** @type {import("../kept/prefill.js").KnownOptions} */
  #known;
  #trail = new Trail(location.hash);

  /** @param {import("../kept/prefill.js").KnownOptions} known the questions there are, and their options */
  constructor(known) {
    this.#known = known;
  }

  /** Where the address says that the reader is; null where it says something else. */
  get place() {
    return placeOf(location.hash, this.#known);
  }

  /** The place one step back in the history, if it is known. */
  get before() {
    return placeOf(this.#trail.before ?? "", this.#known);
  }

  /**
   * Write a place into the address without a step.
   *
   * @param {Place} place
   */
  replace(place) {
    history.replaceState(history.state ?? TOP, "", fragmentOf(place));
    this.#trail.replace(fragmentOf(place));
  }

  /**
   * Take a step, unless the address is there already.
   *
   * @param {Place} place
   */
  push(place) {
    const fragment = fragmentOf(place);
    if (fragment === location.hash) return;
    history.pushState(TOP, "", fragment);
    this.#trail.push(fragment);
  }

  /**
   * Use the browser's Back where it leads to a place.
   *
   * @param {Place} place
   * @returns {boolean} whether it does
   */
  stepBackTo(place) {
    if (this.#trail.before !== fragmentOf(place)) return false;
    history.back();
    return true;
  }

  /**
   * Be told of each step that the browser takes within this page.
   *
   * @param {HTMLElement} host
   * @param {(place: Place | null) => void} deal null where the address names something else in the page
   * @param {AbortSignal} signal
   */
  listen(host, deal, signal) {
    const act = () => {
      this.#trail.stepped(location.hash);
      deal(this.place);
    };
    hearSteps(host, act, signal);
  }
}
