/** Takes the reply to what was asked last, and drops whatever comes too late. */
export class Latest {
  #turn = 0;

  /** Drop whatever is still to come. */
  drop() {
    this.#turn += 1;
  }

  /**
   * A reply that cannot be shown has failed as well: nobody is to wait for it.
   *
   * @type {<Reply>(reply: Promise<Reply>, found: (reply: Reply) => void, failed: (error: unknown) => void) => void}
   */
  take(reply, found, failed) {
    const turn = this.#turn;
    const isLast = () => turn === this.#turn;
    reply.then(
      (value) => {
        try {
          if (isLast()) found(value);
        } catch (error) {
          console.error(error);
          if (isLast()) failed(error);
        }
      },
      (error) => isLast() && failed(error),
    );
  }
}
