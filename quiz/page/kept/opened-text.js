/**
 * What a reader wants opened, judged before anything reads it: a file or a text, of a size that a
 * record can have, and made of letters.
 *
 * @typedef {{ kind: "file" } | { kind: "text", text: string } | { kind: "problem", message: string }} Wanted
 */

/** The most bytes that a file, and the most characters that a text, may have. A real record has some 30,000. */
export const MOST_BYTES = 262_144;

const MOST_IN_WORDS = "256 KB (262,144 bytes)";
const SHOWN_PROBLEMS = 5;
const LONGEST_PROBLEM = 400;

/**
 * Decide what is to be opened.
 *
 * @param {{ size: number } | null} file
 * @param {string} text
 * @returns {Wanted}
 */
export function wantedFrom(file, text) {
  const pasted = text.trim();
  if (file && pasted) return problem("You chose a file and pasted a text. Keep the one that you want to open.");
  if (file) {
    if (file.size > MOST_BYTES)
      return problem(`This file is too large to be a record. A record has at most ${MOST_IN_WORDS}.`);
    return file.size === 0
      ? problem("This file is empty. Choose a record that you downloaded here.")
      : { kind: "file" };
  }
  if (!pasted) return problem("Choose a file, or paste a link or a record.");
  if (text.length > MOST_BYTES)
    return problem("This text is too long to be a link or a record. A record has at most 262,144 characters.");
  return { kind: "text", text };
}

/**
 * Say what is wrong with what was read, before it is understood.
 *
 * @param {string} text
 * @returns {string} empty where it can be a record
 */
export function wrongWithText(text) {
  if (!text.trim()) return "This file is empty. Choose a record that you downloaded here.";
  // What was no UTF-8 has become replacement characters; a picture or a PDF has control characters, too.
  const replaced = text.split("\ufffd").length - 1;
  const isBinary = /[\0-\x08\x0e-\x1f]/.test(text) || replaced * 100 > text.length;
  return isBinary
    ? "This is not text that the quiz has written. Choose a record that you downloaded here, in Markdown or JSON."
    : "";
}

/**
 * Shorten what may be long, so that it can be read and heard.
 *
 * @param {readonly string[]} problems
 * @returns {string[]}
 */
export function readableProblems(problems) {
  const shown = problems
    .slice(0, SHOWN_PROBLEMS)
    .map((text) => (text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM)} \u2026` : text));
  const more = problems.length - shown.length;
  return more > 0 ? [...shown, `And ${more} more.`] : shown;
}

/**
 * @param {string} message
 * @returns {Wanted}
 */
function problem(message) {
  return { kind: "problem", message };
}
