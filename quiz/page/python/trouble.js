/**
 * What can keep the decision module from starting, as far as it can be known.
 *
 * @import { Refusal } from "./messages.js"
 *
 * @typedef {"" | "slow" | "again" | "old" | "offline" | "broken" | "blocked" | "missing" | "refused" | "replaced" | "mistyped"
 *   | "cut" | "damaged" | "dropped" | "silent" | "outdated" | "ended"} Trouble
 *   nothing, a slow start, a start after a failure, a browser that is too old, no connection, anything else; the policy
 *   of the site forbids WebAssembly; a file is not there, is refused, has a page in its place, has a type that no browser
 *   runs, came short, came otherwise than it was built, broke off, stopped coming; the page is older than the site; the
 *   worker came to an end
 *
 * @typedef {{ trouble: Trouble, detail: string }} Cause `detail` is for whoever runs the site: a file and a status
 */

/** Asking once more at once would get the same: the server or the browser has said what it thinks. */
const DEFINITE = new Set(["old", "blocked", "missing", "refused", "replaced", "mistyped", "outdated"]);

/** A file did not come, or not whole: the worker works, and keeps what came. */
const OF_A_FILE = new Set(["missing", "refused", "replaced", "mistyped", "cut", "damaged", "dropped", "silent"]);

/** @param {Trouble} trouble */
export function isDefinite(trouble) {
  return DEFINITE.has(trouble);
}

/** @param {Trouble} trouble */
export function isOfAFile(trouble) {
  return OF_A_FILE.has(trouble);
}

/** The decision module cannot be used now, for a cause that is known. */
export class RuntimeFailure extends Error {
  /**
   * @param {Trouble} trouble
   * @param {string} detail
   */
  constructor(trouble, detail) {
    super(detail);
    this.trouble = trouble;
    this.detail = detail;
  }
}

/** The decision module works, and does not accept what it was asked. */
export class CallRefused extends Error {
  /** @param {readonly Refusal[]} problems */
  constructor(problems) {
    super(problems.map((problem) => problem.message).join(" "));
    this.problems = problems;
  }

  get messages() {
    return this.problems.map((problem) => problem.message);
  }
}
