/** Buttons that say what came of them: in a line beside them, and to a screen reader. */
import { button, make, setText } from "./dom.js";

export class Said {
  #announce;
  element = make("p", { class: "wm-said" });

  /** @param {(text: string) => void} announce */
  constructor(announce) {
    this.#announce = announce;
  }

  /** @param {string} text empty to say nothing and to take back what was said */
  say(text) {
    setText(this.element, text);
    this.#announce(text);
  }
}

/**
 * Make a button whose action takes its time. It stays focusable while it waits, so that nobody who
 * works by keyboard loses their place.
 *
 * @param {string} label
 * @param {Said} said
 * @param {() => Promise<string>} act what to say when it is done
 * @returns {HTMLButtonElement}
 */
export function sayingButton(label, said, act) {
  const made = button(label, "second", () => {
    if (made.getAttribute("aria-disabled") === "true") {
      said.say("One moment: this is not ready yet.");
      return;
    }
    setWaiting(made, true);
    act()
      .then(
        (text) => said.say(text),
        (error) => said.say(`That did not work: ${reasonOf(error)}`),
      )
      .finally(() => setWaiting(made, false));
  });
  return made;
}

/**
 * @param {HTMLElement} control
 * @param {boolean} waiting
 */
export function setWaiting(control, waiting) {
  if (waiting) control.setAttribute("aria-disabled", "true");
  else control.removeAttribute("aria-disabled");
}

/**
 * @param {unknown} error
 * @returns {string} what it says, as the end of a sentence
 */
export function reasonOf(error) {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
