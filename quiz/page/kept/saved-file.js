/**
 * Handing the reader a file that this page has written. Nothing is sent for it.
 *
 * @typedef {{ name: string, text: string, type: string }} SavedFile
 */
import { make } from "../shared/dom.js";

const LONGEST_NAME = 100;
/** How long, in milliseconds, a slow browser may take to begin with the download. */
const PATIENCE = 10_000;

/**
 * A file name that every system takes and that hides nothing: no folder, no control or direction mark,
 * no leading dot.
 *
 * @type {(name: string) => string}
 */
export function safeFileName(name) {
  const cleaned = name
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, "-")
    .replace(/\s+/g, " ")
    .replace(/^[.\s-]+|[.\s]+$/g, "");
  if (cleaned.length <= LONGEST_NAME) return cleaned || "record.txt";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? "";
  const stem = [...cleaned.slice(0, cleaned.length - ending.length)].slice(0, LONGEST_NAME - ending.length);
  return stem.join("").trimEnd() + ending;
}

/** Returns the name under which it was offered. @type {(file: SavedFile) => string} */
export function saveFile({ name, text, type }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const download = safeFileName(name);
  // The link never enters the page, so the theme cannot take the click for a step to another page.
  make("a", { href: address, download }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
  return download;
}
