/**
 * The words, links and chips of the result that the site has written into templates of the page.
 *
 * @typedef {ReturnType<typeof resultWords>} ResultWords
 */
import { make } from "../shared/dom.js";
import { chipsFrom } from "../shared/model-chips.js";

/**
 * @param {HTMLTemplateElement} chips
 * @param {HTMLTemplateElement} words
 */
export function resultWords(chips, words) {
  const copy = (/** @type {string} */ name, /** @type {string} */ value) => {
    const copies = document.importNode(words.content, true).querySelectorAll(`[${name}]`);
    const found = [...copies].find((each) => each.getAttribute(name) === value);
    return found instanceof HTMLElement ? found : make("span");
  };
  return {
    chip: chipsFrom(chips),
    /** How strong a sign is, in words. */
    strength: (/** @type {number} */ strength) => copy("data-strength", String(strength)),
    /** What a sum of strengths is made of. */
    explainsScore: () => copy("data-explains", "score").textContent,
    /** A link to the way out of a model. */
    recovery: (/** @type {string | null} */ model) => copy("data-recovery", model ?? ""),
    /** A link there. */
    leads: (/** @type {"contract" | "by-hand" | "quiz"} */ where) => copy("data-leads", where),
  };
}
