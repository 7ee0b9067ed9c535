/**
 * Answers that come with a link, as in `#direction=lead-with-time&certainty=fixed`.
 *
 * They stand in the fragment, so no server ever sees them. Only names and values that the form has
 * are taken; what is refused is counted, so that the page can say so.
 *
 * @typedef {Readonly<Record<string, string>>} Answers option by factor
 * @typedef {ReadonlyMap<string, ReadonlySet<string>>} KnownOptions the options that each question has
 */

/**
 * @param {string} fragment with or without the leading `#`
 * @param {KnownOptions} known
 * @returns {{ answers: Answers, refused: number } | null} null where the fragment holds no answers at all
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
