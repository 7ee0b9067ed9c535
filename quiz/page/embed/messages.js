/**
 * All that crosses between a page of another site and the frame in it: the page asks how high the quiz is, and from
 * then on the frame says so, as a number of pixels, each time that changes.
 */

export const ASK = "which-model-embed: how high?";

/** What is higher, in pixels, is no height of the quiz. */
const MOST = 100_000;

/** @type {(message: unknown) => message is number} */
export function isHeight(message) {
  return typeof message === "number" && message > 0 && message < MOST;
}
