/**
 * What would change the answer: each change in words, one click to try and one to undo.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../shared/decision.js").Change} Change
 * @typedef {import("../asking/question-form.js").Question} Question
 * @typedef {Readonly<Record<string, string>>} Sets
 */
import { inWords } from "../shared/decision.js";
import { button, make } from "../shared/dom.js";
import { openAndFolded, paragraph, section } from "../shared/result-parts.js";

/** How many changes are shown at once; the others are folded. */
const SHOWN = 6;

/**
 * @param {Decision} decision
 * @param {(sets: Sets) => void} tryOut
 * @returns {HTMLElement[]} empty while there is no result that could change
 */
export function changesSection(decision, tryOut) {
  const { changes, robustness } = decision;
  if (decision.verdict === "undecided" || !robustness.of) return [];
  const pairs = changes.some(({ sets }) => sets.length > 1);
  const intro = pairs
    ? "No single answer would change it, but two together would. Try a pair, and take it back as easily."
    : "Try one, and take it back as easily. Your own answers stay as they are.";
  const items = changes.map((change) => item(change, tryOut));
  const list = items.length
    ? [paragraph(intro), openAndFolded("wm-changes", items, SHOWN, "changes")]
    : [paragraph("No two answers together would change it either.")];
  return [
    section("changes", "What would change the answer", make("p", { class: "wm-robustness" }, robustness.says), ...list),
  ];
}

/**
 * @param {Change} change
 * @param {(sets: Sets) => void} tryOut
 * @returns {HTMLLIElement}
 */
function item(change, tryOut) {
  const made = button("Try it", "small", () => tryOut(change.answers), `: ${change.says}`);
  return make("li", { class: "wm-change" }, make("span", {}, change.says), made);
}

/**
 * What stands above a result that is only tried.
 *
 * @param {Sets} sets
 * @param {readonly Question[]} questions
 * @param {{ undo(): void, adopt(): void }} act
 * @returns {HTMLElement}
 */
export function trialBanner(sets, questions, { undo, adopt }) {
  const said = questions.flatMap(({ factor, ask, options }) => {
    const option = sets[factor];
    return option === undefined ? [] : [`${ask} \u201c${options.get(option) ?? option}\u201d`];
  });
  return make(
    "div",
    { class: "wm-trial" },
    paragraph(`You are trying: ${inWords(said)}. Your own answers are as they were.`),
    make(
      "div",
      { class: "wm-actions" },
      button("Undo", "primary", undo, "and go back to your own result"),
      button(said.length === 1 ? "Keep this answer" : "Keep these answers", "quiet", adopt),
    ),
  );
}
