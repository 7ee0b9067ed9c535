/**
 * What would change the answer: each change in words, one click to try and one to undo.
 *
 * @import { Decision } from "../shared/decision.js"
 * @import { Answers, Question } from "../shared/questions.js"
 */
import { inWords } from "../shared/decision.js";
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { fold, openAndFolded } from "../shared/parts.js";

/** How many changes are shown at once; the others are folded. */
const SHOWN = 6;

/**
 * @param {Decision} decision says nothing while there is no result that could change
 * @param {() => HTMLElement} more what else can be tried
 */
export function changesFold({ verdict, changes, robustness, tried, unanswered }, more) {
  if (verdict === "undecided" || !robustness.of) return null;
  const pairs = changes.some(({ answers }) => Object.keys(answers).length > 1);
  const intro = pairs
    ? "No single answer would change it, but two together would. Try a pair, and take it back as easily."
    : "Try one, and take it back as easily. Your own answers stay as they are.";
  const items = changes.map(({ says, answers }) => {
    const tryIt = button("Try it", "small", emits("tryOut", answers), `: ${says}`);
    return make("li.wm-change", make("span", says), tryIt);
  });
  const note = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
  return fold(
    "changes",
    "What would change it",
    note,
    make("p.wm-robustness", robustness.says),
    tried && make("p.wm-tried", tried),
    items.length
      ? [make("p", intro), openAndFolded("wm-changes", items, SHOWN, "changes")]
      : make(
          "p",
          unanswered.length
            ? "Pairs of answers are tried once every question is answered."
            : "No two answers together would change it either.",
        ),
    more(),
  );
}

/** Stands above a result that is only tried. @type {(sets: Answers, questions: readonly Question[]) => HTMLElement} */
export function trialBanner(sets, questions) {
  const tried = questions.flatMap(({ factor, ask, options }) => {
    const option = sets[factor];
    return option === undefined ? [] : [`${ask} \u201c${options.get(option) ?? option}\u201d`];
  });
  return make(
    "div.wm-trial",
    make("p", `You are trying: ${inWords(tried)}. Your own answers are as they were.`),
    make(
      "div.wm-actions",
      button("Undo", "primary", emits("back"), "and go back to your own result"),
      button(tried.length === 1 ? "Keep this answer" : "Keep these answers", "quiet", emits("adopt", sets)),
    ),
  );
}
