/**
 * The steps of this stay that lie behind the reader in the browser's history, so that the button Back
 * can be the browser's Back where that leads to the same place, and a step of its own otherwise.
 */
export class Trail {
  /** @type {string[]} */
  #fragments;

  /** @param {string} fragment where the reader is */
  constructor(fragment) {
    this.#fragments = [fragment];
  }

  /** The fragment one step back, if it is known. */
  get before() {
    return this.#fragments.at(-2);
  }

  /** @param {string} fragment */
  push(fragment) {
    this.#fragments.push(fragment);
  }

  /** @param {string} fragment what the present step is called from now on */
  replace(fragment) {
    this.#fragments[this.#fragments.length - 1] = fragment;
  }

  /**
   * The browser stepped back or forward.
   *
   * @param {string} fragment where it led
   */
  stepped(fragment) {
    const position = this.#fragments.lastIndexOf(fragment, this.#fragments.length - 2);
    // Forward, or somewhere from before this stay: what lies behind is no longer known.
    if (position < 0 || this.#fragments.length < 2) this.#fragments = [fragment];
    else this.#fragments.length = position + 1;
  }
}
