/**
 * What stands in the place of the questions once the reader asks for a result: a calm wait, and then the
 * result, or what went wrong.
 *
 * @import { Titled } from "../shared/dom.js"
 * @import { Runtime, Timer } from "./runtime.js"
 *
 * @typedef {Pick<Runtime, "state" | "trouble" | "progress">} RuntimeNow
 */

/**
 * @template Reply
 * @typedef {object} Wait
 * @property {string} [title]
 * @property {RuntimeNow} now what the runtime is doing
 * @property {boolean} moved whether the reader moved here, so that the focus follows
 * @property {(reply: Reply, focus: boolean) => void} found `focus`: whether it is still on what is shown meanwhile
 * @property {(refused: CallRefused) => Titled} [refused] what to show where Python does not accept what it was asked
 */
import { button, focusOn, make, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";
import { pageLink } from "../shared/parts.js";
import { Latest } from "./latest.js";
import { CallRefused, RuntimeFailure } from "../python/trouble.js";
import { failureInWords, progressInWords, startInWords, workInWords } from "./words.js";

/** How long, in milliseconds, a wait is said to be a usual one. */
const PATIENCE = 10_000;

export class Outcome {
  element = make("div.wm-outcome");
  #waiting = make("p", { role: "status" });
  /** Read, and not heard: it changes all the time. */
  #progress = make("p");
  /** @type {Timer} */
  #patience;
  #latest = new Latest();
  #byHand;

  /** @param {{ page: string, name: string }} byHand the page by which a reader gets the same result by hand */
  constructor(byHand) {
    this.#byHand = byHand;
  }

  /** Show nothing, and drop whatever is still to come. */
  clear() {
    this.#latest.drop();
    clearTimeout(this.#patience);
    this.element.replaceChildren();
  }

  /** @param {RuntimeNow} now told to whoever waits */
  runtimeChanged({ state, trouble, progress }) {
    setText(this.#waiting, state === "ready" ? workInWords(trouble) : startInWords(trouble));
    setText(this.#progress, progressInWords(progress));
  }

  /**
   * Wait, in sight, for a reply; and show what went wrong where none comes.
   *
   * @type {<Reply>(ask: () => Promise<Reply>, wait: Wait<Reply>) => void}
   */
  wait(ask, { title = "Your result is on its way", now, moved, found, refused }) {
    const heading = make("h2", title);
    this.#waiting = make("p", { role: "status" });
    emit(this.element, "state", "result", true);
    this.element.replaceChildren(make("section.wm-waiting", heading, this.#waiting, this.#progress));
    // A status is heard when its words enter a page in which it stands.
    this.runtimeChanged(now);
    this.#patience = setTimeout(
      () => this.runtimeChanged({ state: now.state, trouble: "slow", progress: now.progress }),
      PATIENCE,
    );
    if (moved) focusOn(heading);
    this.#latest.take(
      ask(),
      // Whoever has moved on meanwhile keeps the focus where it is.
      (reply) => found(reply, this.hasFocus),
      (error) => {
        const focus = this.hasFocus;
        if (refused && error instanceof CallRefused) this.#present("problem", refused(error), focus);
        else {
          this.#present("problem", this.#problem(error), focus);
          emit(this.element, "announce", "");
        }
      },
    );
  }

  /**
   * @param {Titled} shown
   * @param {boolean} focus
   * @param {string} says what is heard on the way here
   */
  showResult(shown, focus, says) {
    this.#present("result", shown, focus);
    if (focus) emit(this.element, "headline");
    emit(this.element, "announce", says);
  }

  /** @type {(state: "result" | "problem", shown: Titled, focus: boolean) => void} */
  #present(state, { element, title }, focus) {
    clearTimeout(this.#patience);
    emit(this.element, "state", state, false);
    this.element.replaceChildren(element);
    if (focus) focusOn(title);
  }

  get hasFocus() {
    return this.element.contains(document.activeElement);
  }

  /** @type {(error: unknown) => Titled} */
  #problem(error) {
    const words = explain(error);
    const title = make("h2", words.title);
    const element = make(
      "section.wm-problem",
      make("div", { role: "alert" }, title, make("p", `${words.reason} Your answers are kept.`)),
      make("p", "The ", pageLink(this.#byHand.page, this.#byHand.name), " gives you the same result by hand."),
      make("div.wm-actions", button("Try again", "primary", emits("retry")), button("Back", "quiet", emits("back"))),
    );
    return { element, title };
  }
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof CallRefused) {
    return { title: "The decision module did not accept the answers", reason: error.message };
  }
  const cause = error instanceof RuntimeFailure ? error : new RuntimeFailure("broken", String(error));
  return { title: "The result cannot be worked out now", reason: failureInWords(cause) };
}
