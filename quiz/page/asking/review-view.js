/**
 * All answers before the result: what is skipped, what does not count, and a way to change each.
 *
 * @typedef {import("../kept/prefill.js").Answers} Answers
 * @typedef {import("./question-form.js").Question} Question
 */
import { button, focusOn, make } from "../shared/dom.js";
import { givenList, uncountedNote } from "../shared/given-list.js";
import { UNKNOWN } from "../kept/prefill.js";

/**
 * @param {{ questions: readonly Question[], answers: Answers, uncounted: Answers }} given
 * @param {{ change(factor: string): void, result(): void, back(): void }} act
 * @returns {{ element: HTMLElement, focus(): void, says: string }}
 */
export function reviewView({ questions, answers, uncounted }, act) {
  const title = make("h2", { class: "wm-headline", id: "wm-review-title" }, "Check your answers");
  const says = inWords(questions, answers);
  const element = make(
    "section",
    { class: "wm-review", "aria-labelledby": title.id },
    title,
    make("p", {}, says),
    givenList(questions, answers, act.change),
    ...uncountedNote(questions, uncounted),
    make(
      "div",
      { class: "wm-actions" },
      button("See the result", "primary", act.result),
      button("Back", "quiet", act.back),
    ),
  );
  return { element, focus: () => focusOn(title), says: `Check your answers. ${says}` };
}

/**
 * @param {readonly Question[]} questions
 * @param {Answers} answers
 * @returns {string}
 */
function inWords(questions, answers) {
  const skipped = questions.filter(({ factor }) => answers[factor] === undefined).length;
  const unknown = questions.filter(({ factor }) => answers[factor] === UNKNOWN).length;
  const given = questions.length - skipped;
  const parts = [
    given === questions.length
      ? `All ${given} questions are answered.`
      : `${given} of ${questions.length} questions are answered.`,
  ];
  if (unknown) parts.push(`${unknown} of them with \u201cI don\u2019t know\u201d, which adds nothing.`);
  if (skipped)
    parts.push(
      `${skipped} ${skipped === 1 ? "is" : "are"} skipped. You can answer now, or leave ${skipped === 1 ? "it" : "them"} out.`,
    );
  return parts.join(" ");
}
