/** Handing the reader a file that this page has written. Nothing is sent for it. */
import { make } from "../shared/dom.js";

/** @typedef {{ name: string, text: string, type: string }} SavedFile */

const LONGEST_NAME = 100;
/** How long, in milliseconds, a slow browser may take to begin with the download. */
const PATIENCE = 10_000;

/**
 * A file name that every system takes and that hides nothing: no folder, no control or direction mark,
 * no leading dot.
 *
 * @param {string} name
 * @returns {string}
 */
export function safeFileName(name) {
  const cleaned = name
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, "-")
    .replace(/\s+/g, " ")
    .replace(/^[.\s-]+|[.\s]+$/g, "");
  if (cleaned.length <= LONGEST_NAME) return cleaned || "record.txt";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? "";
  return (
    [...cleaned.slice(0, cleaned.length - ending.length)]
      .slice(0, LONGEST_NAME - ending.length)
      .join("")
      .trimEnd() + ending
  );
}

/**
 * @param {SavedFile} file
 * @returns {string} the name under which it was offered
 */
export function saveFile({ name, text, type }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const download = safeFileName(name);
  // The link never enters the page, so the theme cannot take the click for a step to another page.
  make("a", { href: address, download }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
  return download;
}
