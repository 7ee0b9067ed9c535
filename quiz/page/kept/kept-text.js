/** Storage of this browser that may be denied or full, or hold something older. */

/** @returns {Storage | null} null where the browser denies storage */
export function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** One text, kept under one key. Where it cannot be kept, the page works from memory and says so. */
export class KeptText {
  #storage;
  #key;
  /** Whether the text will still be here after the page is closed. */
  remembers;

  /**
   * @param {Storage | null} storage
   * @param {string} key
   */
  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
    this.remembers = storage !== null && this.read() !== undefined;
  }

  /** @returns {string | null | undefined} null where nothing is kept, undefined where that cannot be told */
  read() {
    try {
      return this.#storage?.getItem(this.#key);
    } catch {
      return undefined;
    }
  }

  /** @param {string | null} text null leaves nothing behind */
  write(text) {
    if (!this.#storage) return;
    try {
      if (text === null) this.#storage.removeItem(this.#key);
      else {
        this.#storage.setItem(this.#key, text);
        // What was full may have room again.
        this.remembers = this.read() === text;
      }
    } catch {
      this.remembers = false;
    }
  }
}
