/** What the decision module is doing, in words for the reader. @import { Cause, Trouble } from "../python/trouble.js" */

const A_FILE = "a file that the decision module needs";
const MENDED = "Whoever runs this site can put that right.";

/** @type {Partial<Record<Trouble, string>>} */
const STARTS = {
  slow: "The decision module is still starting. On a slow connection this can take a few minutes. Your answers are kept.",
  again: "The decision module stopped and is starting again \u2026 Your answers are kept.",
};

/** Why it failed; `NAME` stands for the file, and for what the server said of it. @type {Partial<Record<Trouble, string>>} */
const FAILURES = {
  old: "This browser is too old to run the decision module, or does not allow it.",
  offline: "You seem to be offline. We try again as soon as you are connected.",
  outdated:
    "This page is out of date: a newer version of the site was published after you opened it. \u201cTry again\u201d loads the new version.",
  blocked: `A setting of this site, or of this browser, forbids what the decision module runs on (WebAssembly). ${MENDED}`,
  missing: `The server does not have ${A_FILE} (NAME). ${MENDED}`,
  refused: `The server refuses to send ${A_FILE} (NAME). ${MENDED}`,
  mistyped: `The server sends ${A_FILE} under a type that browsers do not run (NAME). ${MENDED}`,
  replaced: `A web page arrived in place of ${A_FILE} (NAME). The sign-in page of a network may be the reason.`,
  cut: `Only a part of ${A_FILE} arrived (NAME).`,
  damaged: `What arrived is not ${A_FILE}, or was damaged on the way (NAME).`,
  dropped: `The connection failed, or a blocking program kept this browser from loading ${A_FILE} (NAME).`,
  silent: `The server stopped sending ${A_FILE} (NAME).`,
};
const ANY_FAILURE =
  "Something kept this browser from loading or running the decision module. An old browser or a blocking program may be the reason.";

/** @param {Trouble} trouble why it does not start at once */
export function startInWords(trouble) {
  return STARTS[trouble] ?? "The decision module is starting \u2026";
}

/**
 * In megabytes; empty where there is nothing to tell.
 *
 * @param {{ came: number, total: number }} bytes
 */
export function progressInWords({ came, total }) {
  return came < total ? `${megabytes(came)} of ${megabytes(total)} MB` : "";
}

/** @param {Trouble} trouble */
export function workInWords(trouble) {
  return trouble === "slow"
    ? "This takes longer than usual. Your answers are kept."
    : "Your result is being worked out \u2026";
}

/** @param {Cause} cause why it has failed */
export function failureInWords({ trouble, detail }) {
  return (FAILURES[trouble] ?? ANY_FAILURE).replace("NAME", () => detail);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
