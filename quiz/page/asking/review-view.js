/**
 * All answers before the result: what is skipped, what does not count, and a way to change each.
 *
 * @import { Titled } from "../shared/dom.js"
 * @import { Answers, Question } from "../shared/questions.js"
 */
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { givenList } from "../shared/given-list.js";
import { countAnswers } from "../shared/questions.js";

/**
 * @param {readonly Question[]} questions
 * @param {{ answers: Answers, uncounted: Answers }} given
 * @returns {Titled & { says: string }} `says`: what is heard on the way here
 */
export function reviewView(questions, { answers, uncounted }) {
  const title = make("h2.wm-headline", { id: "wm-review-title" }, "Check your answers");
  const says = inWords(questions, answers);
  const element = make(
    "section.wm-review",
    { "aria-labelledby": title.id },
    title,
    make("p", says),
    givenList(questions, answers),
    uncountedNote(questions, uncounted),
    make(
      "div.wm-actions",
      button("See the result", "primary", emits("result")),
      button("Back", "quiet", emits("back")),
    ),
  );
  return { element, title, says: `Check your answers. ${says}` };
}

/** @type {(questions: readonly Question[], answers: Answers) => string} */
function inWords(questions, answers) {
  const { open, unknown } = countAnswers(questions, answers);
  const all = questions.length;
  const [are, them] = open === 1 ? ["is", "it"] : ["are", "them"];
  return [
    open ? `${all - open} of ${all} questions are answered.` : `All ${all} questions are answered.`,
    unknown && `${unknown} of them with \u201cI don\u2019t know\u201d, which adds nothing.`,
    open && `${open} ${are} skipped. You can answer now, or leave ${them} out.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * Answers that no longer count, because today's questions do not have them.
 *
 * @type {(questions: readonly Question[], uncounted: Answers) => false | HTMLElement}
 */
function uncountedNote(questions, uncounted) {
  const items = Object.entries(uncounted).map(([factor, option]) => {
    const ask = questions.find((question) => question.factor === factor)?.ask;
    return make("li", ask ? `${ask} \u201c${option}\u201d` : `\u201c${factor}: ${option}\u201d`);
  });
  const says = "The questions have changed since you gave these answers. They are kept but do not count:";
  return items.length > 0 && make("div.wm-uncounted", make("p", says), make("ul", items));
}
