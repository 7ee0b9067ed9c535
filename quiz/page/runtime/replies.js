/** The last replies of the decision module, by request: what was asked before need not be asked again. */

const REMEMBERED = 60;

export class Replies {
  /** @type {Map<string, unknown>} */
  #replies = new Map();

  /** @param {string} request */
  to(request) {
    return this.#replies.get(request);
  }

  /** @type {(request: string, result: unknown) => void} */
  keep(request, result) {
    this.#replies.set(request, result);
    const [oldest] = this.#replies.keys();
    if (this.#replies.size > REMEMBERED && oldest !== undefined) this.#replies.delete(oldest);
  }
}
