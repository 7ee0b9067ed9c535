/** Buttons that say what came of them: in a line beside them, and to a screen reader. */
import { button, make, setState, setText } from "./dom.js";
import { emit } from "./events.js";

export class StatusLine {
  element = make("p.wm-said");

  /** @param {string} text empty to say nothing and to take back what was said */
  say(text) {
    setText(this.element, text);
    emit(this.element, "announce", text);
  }

  /**
   * Make a button whose action takes its time. It stays focusable while it waits, so that nobody who
   * works by keyboard loses their place.
   *
   * @param {string} label
   * @param {() => Promise<string>} act what to say when it is done
   */
  button(label, act) {
    const made = button(label, "second", () => {
      if (made.getAttribute("aria-disabled") === "true") {
        this.say("One moment: this is not ready yet.");
        return;
      }
      setState(made, "aria-disabled", true);
      act()
        .then(
          (text) => this.say(text),
          (error) => this.say(`That did not work: ${reasonOf(error)}`),
        )
        .finally(() => setState(made, "aria-disabled", false));
    });
    return made;
  }
}

/** What an error says, as the end of a sentence. @type {(error: unknown) => string} */
export function reasonOf(error) {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** @param {string} platform as `navigator.platform` says it, of which to name the keys that copy */
export function copyKeys(platform) {
  return /^(Mac|iPhone|iPad|iPod)/.test(platform) ? "\u2318C" : "Ctrl+C";
}

/**
 * Copy a text, also where the browser keeps pages from the clipboard: it is then selected for the keyboard.
 *
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} field a read-only field, shown only where it is needed
 * @param {string} copied what to say once the text is on the clipboard
 * @returns {Promise<string>} what happened, in words for the reader
 */
export async function copyOrSelect(text, field, copied) {
  try {
    await navigator.clipboard.writeText(text);
    field.hidden = true;
    return copied;
  } catch {
    // Denied, or no clipboard at all, as on a page that is not served securely.
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    return `Press ${copyKeys(navigator.platform)} to copy what is selected.`;
  }
}
