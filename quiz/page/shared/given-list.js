/**
 * All questions with the answers given, each with a button to change it: in the review and in the result.
 *
 * @typedef {import("../kept/prefill.js").Answers} Answers
 * @typedef {import("../asking/question-form.js").Question} Question
 */
import { button, make } from "./dom.js";

/**
 * @param {readonly Question[]} questions
 * @param {Answers} answers
 * @param {(factor: string) => void} change
 * @returns {HTMLElement}
 */
export function givenList(questions, answers, change) {
  const items = questions.map(({ factor, ask, options }) => {
    const option = answers[factor];
    const none = option === undefined;
    const given = none
      ? make("span", { class: "wm-given-answer wm-given-answer--none" }, "Skipped")
      : make("span", { class: "wm-given-answer" }, options.get(option) ?? option);
    const act = button(none ? "Answer" : "Change", "small", () => change(factor), `: ${ask}`);
    return make("div", { class: "wm-given", "data-factor": factor }, make("dt", {}, ask), make("dd", {}, given, act));
  });
  return make("dl", { class: "wm-answers" }, ...items);
}

/**
 * Answers that no longer count, because today's questions do not have them.
 *
 * @param {readonly Question[]} questions
 * @param {Answers} uncounted
 * @returns {HTMLElement[]} empty where there are none
 */
export function uncountedNote(questions, uncounted) {
  const pairs = Object.entries(uncounted);
  if (!pairs.length) return [];
  const items = pairs.map(([factor, option]) => {
    const ask = questions.find((question) => question.factor === factor)?.ask;
    return make("li", {}, ask ? `${ask} \u201c${option}\u201d` : `\u201c${factor}: ${option}\u201d`);
  });
  const says = "The questions have changed since you gave these answers. They are kept, and they do not count:";
  return [make("div", { class: "wm-uncounted" }, make("p", {}, says), make("ul", {}, ...items))];
}
