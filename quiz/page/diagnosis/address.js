/**
 * The diagnosis in the browser's address and history: the form is the page itself, the result a fragment
 * and a step of its own.
 *
 * @typedef {"form" | "result"} Place
 */
import { hearSteps } from "../shared/navigation.js";
import { Trail } from "../shared/history.js";

const RESULT = "#result";

// The theme writes scroll positions into the history's state, and clicks the fragment of an address
// whose state is null. Neither is wanted here.
const TOP = Object.freeze({ x: 0, y: 0 });

/**
 * Where the reader was when the element last went. A jump within the page can make the theme fetch the
 * page again, and the element with it: the address then names the part of the page alone.
 *
 * @type {{ page: string, place: Place } | null}
 */
let left = null;

export class DiagnosisAddress {
  #page = location.pathname + location.search;
  #trail = new Trail(location.hash);

  /** Where the address says that the reader is; null where it names another part of the page. */
  get place() {
    if (location.hash === RESULT) return /** @type {Place} */ ("result");
    return location.hash === "" ? /** @type {Place} */ ("form") : null;
  }

  /** Where the reader was before the element went and came back. */
  get placeLeft() {
    return left?.page === this.#page ? left.place : null;
  }

  /** @param {Place} place where the reader is while the element goes */
  leave(place) {
    left = { page: this.#page, place };
  }

  /**
   * Write a place into the address without a step.
   *
   * @param {Place} place
   */
  replace(place) {
    history.replaceState(history.state ?? TOP, "", this.#addressOf(place));
    this.#trail.replace(location.hash);
  }

  /**
   * Take a step from one place to another.
   *
   * @param {Place} from
   * @param {Place} to
   */
  push(from, to) {
    // Whoever jumped to another part of the page meanwhile comes back to the place, not to that part.
    if (this.place !== from) this.replace(from);
    history.pushState(TOP, "", this.#addressOf(to));
    this.#trail.push(location.hash);
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
   * @param {(place: Place) => void} deal
   * @param {AbortSignal} signal
   */
  listen(host, deal, signal) {
    const act = () => {
      this.#trail.stepped(location.hash);
      if (this.place !== null) deal(this.place);
    };
    hearSteps(host, act, signal);
  }

  /**
   * @param {Place} place
   * @returns {string}
   */
  #addressOf(place) {
    return this.#page + fragmentOf(place);
  }
}

/**
 * @param {Place} place
 * @returns {string} with the leading `#`, empty for the page itself
 */
function fragmentOf(place) {
  return place === "result" ? RESULT : "";
}
