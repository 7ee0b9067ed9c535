/**
 * What a reader wants opened, judged before anything reads it: a file or a text, of a size that a
 * record can have, and made of letters. Each judgement is a sentence, empty where nothing is wrong.
 */

/** The most bytes that a file, and the most characters that a text, may have. A real record has some 30,000. */
export const MOST_BYTES = 262_144;

const SHOWN_PROBLEMS = 5;
const LONGEST_PROBLEM = 400;
const EMPTY_FILE = "This file is empty. Choose a record that you downloaded here.";

/** @type {(file: { size: number } | undefined, text: string) => string} */
export function wrongWithGiven(file, text) {
  if (file && text.trim()) return "You chose a file and pasted a text. Keep the one that you want to open.";
  if (file && file.size > MOST_BYTES)
    return "This file is too large to be a record. A record has at most 256 KB (262,144 bytes).";
  if (file) return file.size === 0 ? EMPTY_FILE : "";
  if (!text.trim()) return "Choose a file, or paste a link or a record.";
  return text.length > MOST_BYTES
    ? "This text is too long to be a link or a record. A record has at most 262,144 characters."
    : "";
}

/** @param {string} text as it was read, before it is understood */
export function wrongWithText(text) {
  if (!text.trim()) return EMPTY_FILE;
  // What was no UTF-8 has become replacement characters; a picture or a PDF has control characters, too.
  const replaced = text.split("\ufffd").length - 1;
  const isBinary = /[\0-\x08\x0e-\x1f]/.test(text) || replaced * 100 > text.length;
  return isBinary
    ? "This is not text that the quiz has written. Choose a record that you downloaded here, in Markdown or JSON."
    : "";
}

/** Shorten what may be long, so that it can be read and heard. @type {(problems: readonly string[]) => string[]} */
export function readableProblems(problems) {
  const shown = problems
    .slice(0, SHOWN_PROBLEMS)
    .map((text) => (text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM)} \u2026` : text));
  const more = problems.length - shown.length;
  return more > 0 ? [...shown, `And ${more} more.`] : shown;
}
