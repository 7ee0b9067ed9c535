/** What stands in the result's place while Python starts, or when it cannot start. */
import { button, focusOn, make, setText } from "../shared/dom.js";
import { CallRefused, RuntimeFailure } from "./runtime.js";
import { failureInWords, startInWords, workInWords } from "./words.js";
import { addressOf } from "../shared/site-root.js";

/** @typedef {{ state: import("./runtime.js").RuntimeState, trouble: import("./runtime.js").RuntimeTrouble }} RuntimeNow */

const PATIENCE = 10_000;
/** @type {RuntimeNow} */
const STARTING = { state: "loading", trouble: "" };

export class WaitingView {
  #title;
  #text = make("p", { role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  element;

  /** @param {string} [title] */
  constructor(title = "Your result is on its way") {
    this.#title = make("h2", {}, title);
    this.element = make("section", { class: "wm-waiting" }, this.#title, this.#text);
  }

  /** @param {RuntimeNow} [now] left out, it is starting */
  start(now = STARTING) {
    this.stop();
    this.say(now);
    this.#timer = setTimeout(() => this.say({ state: now.state, trouble: "slow" }), PATIENCE);
  }

  /** @param {RuntimeNow} now */
  say({ state, trouble }) {
    setText(this.#text, state === "ready" ? workInWords(trouble) : startInWords(trouble));
  }

  stop() {
    clearTimeout(this.#timer);
  }

  focus() {
    focusOn(this.#title);
  }
}

/**
 * @param {Error} error
 * @returns {{ title: string, reason: string }} in words for the reader
 */
function explain(error) {
  if (error instanceof CallRefused) {
    return { title: "The decision module did not accept the answers", reason: error.message };
  }
  const trouble = error instanceof RuntimeFailure ? error.trouble : "broken";
  return { title: "The result cannot be worked out now", reason: failureInWords(trouble) };
}

/**
 * @param {Error} error
 * @param {{ paper: string, paperName?: string, retry: () => void, back: () => void }} parts `paper` is the page, from
 *   the site's root, by which a reader gets the same result by hand
 * @returns {{ element: HTMLElement, title: HTMLElement }}
 */
export function problemView(error, { paper, paperName = "paper sheet", retry, back }) {
  const words = explain(error);
  const title = make("h2", {}, words.title);
  const paperLink = make("a", { href: addressOf(paper) }, paperName);
  const element = make(
    "section",
    { class: "wm-problem" },
    make("div", { role: "alert" }, title, make("p", {}, `${words.reason} Your answers are kept.`)),
    make("p", {}, "The ", paperLink, " gives you the same result by hand."),
    make("div", { class: "wm-actions" }, button("Try again", "primary", retry), button("Back", "quiet", back)),
  );
  return { element, title };
}

/**
 * A link, file or text that could not be opened.
 *
 * @param {readonly string[]} messages
 * @param {{ label: string, leave: () => void }} parts what the reader can do instead
 * @returns {{ element: HTMLElement, title: HTMLElement }}
 */
export function damagedView(messages, { label, leave }) {
  const title = make("h2", {}, "This link cannot be opened");
  const element = make(
    "section",
    { class: "wm-problem wm-damaged" },
    make("div", { role: "alert" }, title, ...messages.map((message) => make("p", {}, message))),
    make("p", {}, "Nothing is lost: answers that you gave in this browser are still here."),
    make("div", { class: "wm-actions" }, button(label, "primary", leave)),
  );
  return { element, title };
}
