/**
 * Answers that come with a link, as in `#direction=lead-with-time&certainty=fixed`.
 *
 * They stand in the fragment, so no server ever sees them. Only names and values that the form has
 * are taken; what is refused is kept, so that the page can name it. Links of this kind are written by
 * the guide itself; the private link of a result is sealed, and only the decision module opens it.
 *
 * @import { Answers, KnownOptions } from "../shared/questions.js"
 *
 * @typedef {{ answers: Answers, refused: readonly string[] }} Prefill `refused` as it stands in the link
 */
import { partsOf, plain } from "../shared/address.js";

/** What only a private link has. One changed letter spoils one of them, not all. */
const SEALED = /(^|[^a-z0-9-])(link|rules|verdict|check)=/;

/**
 * @param {string} fragment with or without the leading `#`
 * @param {KnownOptions} known
 * @returns {Prefill | null} null where the fragment holds no answers at all
 */
export function readPrefill(fragment, known) {
  const parts = partsOf(fragment);
  if (!parts.some((part) => part.includes("="))) return null;
  /** @type {Record<string, string>} */
  const answers = {};
  const refused = [];
  for (const part of parts) {
    const [factor = "", option = ""] = part.split("=");
    const fits = known.get(factor)?.has(option) && (!Object.hasOwn(answers, factor) || answers[factor] === option);
    if (fits) answers[factor] = option;
    else refused.push(part);
  }
  return { answers, refused };
}

/**
 * Say whether a fragment is a private link, whole or damaged, or a text of which nothing can be taken.
 *
 * @type {(fragment: string, known: KnownOptions) => boolean}
 */
export function isForTheModule(fragment, known) {
  if (SEALED.test(plain(fragment))) return true;
  const prefill = readPrefill(fragment, known);
  return prefill !== null && Object.keys(prefill.answers).length === 0;
}
