/**
 * Which way Python is started: the lean one first, and the plain one for whatever fails there. Where the lean way
 * failed, it is not tried again as long as the tab is open.
 *
 * @import { Way } from "../python/files.js"
 * @import { Trouble } from "../python/trouble.js"
 */

const FAILED = "which-engagement-model-lean-failed";

/** What ends the plain way as well, so that it need not be tried. @type {ReadonlySet<Trouble>} */
const OF_BOTH = new Set(["old", "blocked", "dropped", "silent"]);

export class Ways {
  #leanUrl;
  /** @type {Way} */
  #way;
  /** Browsers end workers for reasons of their own, so once is no sign of a fault. */
  #hasEnded = false;

  /** @param {string} leanUrl empty where there is only the plain way */
  constructor(leanUrl) {
    this.#leanUrl = leanUrl;
    this.#way = leanUrl && !hasFailed(leanUrl) ? "lean" : "plain";
  }

  get way() {
    return this.#way;
  }

  /**
   * The way of now failed: whether there is another to try at once, which is the way from here on.
   *
   * @param {Trouble} trouble
   */
  another(trouble) {
    const isFirstEnd = trouble === "ended" && !this.#hasEnded;
    this.#hasEnded ||= isFirstEnd;
    if (this.#way === "plain" || OF_BOTH.has(trouble) || isFirstEnd) return false;
    this.#way = "plain";
    remember(this.#leanUrl);
    return true;
  }
}

/** @param {string} leanUrl */
function hasFailed(leanUrl) {
  try {
    return sessionStorage.getItem(FAILED) === leanUrl;
  } catch {
    return false;
  }
}

/** @param {string} leanUrl */
function remember(leanUrl) {
  try {
    sessionStorage.setItem(FAILED, leanUrl);
  } catch {
    // Then it is tried again on the next page, and found out again.
  }
}
