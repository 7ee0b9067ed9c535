/** The name of a piece of work: what somebody wrote, made fit to be shown. */

export const LONGEST_NAME = 60;

/** On one line, with nothing that cannot be seen, and not too long. @type {(name: string) => string} */
export function cleanName(name) {
  const visible = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Bidi_Control}/gu, "");
  return [...visible.replace(/\s+/g, " ").trim()].slice(0, LONGEST_NAME).join("").trim();
}

/** What to call a work at a position, from 0. @type {(name: string, position: number) => string} */
export function nameOfWork(name, position) {
  return cleanName(name) || `Work ${position + 1}`;
}
