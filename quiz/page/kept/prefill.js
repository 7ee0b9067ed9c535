/**
 * Answers that come with a link, as in `#direction=lead-with-time&certainty=fixed`.
 *
 * They stand in the fragment, so no server ever sees them. Only names and values that the form has
 * are taken; what is refused is counted, so that the page can say so. Links of this kind are written by
 * the guide itself; the private link of a result is sealed, and only the decision module opens it.
 *
 * @import { Answers, KnownOptions } from "../shared/questions.js"
 *
 * @typedef {{ answers: Answers, refused: number }} Prefill
 */

/** What only a private link has. One changed letter spoils one of them, not all. */
const SEALED = /(^|&)(link|rules|verdict|check)=/;

/**
 * @param {string} fragment with or without the leading `#`
 * @param {KnownOptions} known
 * @returns {Prefill | null} null where the fragment holds no answers at all
 */
export function readPrefill(fragment, known) {
  const text = fragment.replace(/^#/, "");
  if (!text.includes("=")) return null;
  /** @type {Record<string, string>} */
  const answers = {};
  let refused = 0;
  for (const [factor, option] of new URLSearchParams(text)) {
    const fits = known.get(factor)?.has(option) && !Object.hasOwn(answers, factor);
    if (fits) answers[factor] = option;
    else refused += 1;
  }
  return { answers, refused };
}

/**
 * Say whether a fragment is a private link, whole or damaged, or a text of which nothing can be taken.
 *
 * @type {(fragment: string, known: KnownOptions) => boolean}
 */
export function isForTheModule(fragment, known) {
  const text = decoded(fragment.replace(/^#/, ""));
  if (SEALED.test(text)) return true;
  const prefill = readPrefill(text, known);
  return prefill !== null && Object.keys(prefill.answers).length === 0;
}

/** @param {string} text without its percent-encoding, where it has one that can be read */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
