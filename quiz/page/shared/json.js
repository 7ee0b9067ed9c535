/** Reading JSON that somebody else may have written. */

/** @type {(value: unknown) => value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {string | null | undefined} text
 * @param {number} longest how many characters are read at most
 * @returns {Record<string, unknown>} empty where the text is missing, too long, damaged or no record
 */
export function recordIn(text, longest) {
  if (!text || text.length > longest) return {};
  try {
    const value = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
