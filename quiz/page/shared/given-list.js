/**
 * All questions with the answers given, each with a button to change it: in the review and in the result.
 *
 * @import { Answers, Question } from "./questions.js"
 */
import { button, make } from "./dom.js";
import { emits } from "./events.js";

/** @type {(questions: readonly Question[], answers: Answers) => HTMLElement} */
export function givenList(questions, answers) {
  const items = questions.map(({ factor, ask, options }) => {
    const option = answers[factor];
    const given =
      option === undefined
        ? make("span.wm-given-answer.wm-given-answer--none", "Skipped")
        : make("span.wm-given-answer", options.get(option) ?? option);
    const change = button(option === undefined ? "Answer" : "Change", "small", emits("change", factor), `: ${ask}`);
    return make("div.wm-given", { "data-factor": factor }, make("dt", ask), make("dd", given, change));
  });
  return make("dl.wm-answers", items);
}
