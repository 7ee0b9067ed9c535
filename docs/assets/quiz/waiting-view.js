/** What stands in the result's place while Python starts, or when it cannot start. */
import { button, focusOn, make, setText } from "./dom.js";
import { CallRefused } from "./runtime.js";
import { addressOf } from "./site-root.js";

const PATIENCE = 10_000;

export class WaitingView {
  #title = make("h2", {}, "Your result is on its way");
  #text = make("p", { role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  element = make("section", { class: "wm-waiting" }, this.#title, this.#text);

  start() {
    this.stop();
    setText(this.#text, "The decision module is starting \u2026");
    this.#timer = setTimeout(() => {
      setText(this.#text, "The decision module is still starting. On a slow connection this takes a minute or two. Your answers are kept.");
    }, PATIENCE);
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
  const title = "The result cannot be worked out now";
  return navigator.onLine
    ? { title, reason: "Something kept this browser from loading or running the decision module." }
    : { title, reason: "You seem to be offline. Try again when you are connected." };
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
