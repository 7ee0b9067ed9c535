/** Takes the reply to what was asked last, and drops whatever comes too late. */
export class Latest {
  #turn = 0;

  /** Drop whatever is still to come. */
  drop() {
    this.#turn += 1;
  }

  /** @type {<Reply>(reply: Promise<Reply>, found: (reply: Reply) => void, failed: (error: unknown) => void) => void} */
  take(reply, found, failed) {
    const turn = this.#turn;
    reply.then(
      (value) => turn === this.#turn && found(value),
      (error) => turn === this.#turn && failed(error),
    );
  }
}
