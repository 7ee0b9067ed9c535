/**
 * Reads the form that stands in the page: the questions, in order, and their options. The HTML is the
 * only place where the page knows them from.
 *
 * @typedef {{ factor: string, ask: string, fieldset: HTMLFieldSetElement, legend: HTMLElement,
 *   options: ReadonlyMap<string, string> }} Question `options` holds the label by the option's id
 */

/**
 * @param {HTMLFormElement} form
 * @returns {readonly Question[]}
 */
export function readQuestions(form) {
  /** @type {Question[]} */
  const questions = [];
  for (const fieldset of form.querySelectorAll("fieldset")) {
    const factor = fieldset.dataset["factor"];
    const legend = fieldset.querySelector("legend");
    if (!factor || !legend) continue;
    const options = new Map();
    for (const radio of radiosOf(fieldset)) {
      const label = radio.labels?.[0];
      const words = label?.querySelector(".wm-option-label") ?? label;
      options.set(radio.value, words?.textContent?.trim() ?? radio.value);
    }
    questions.push({ factor, ask: legend.textContent?.trim() ?? "", fieldset, legend, options });
  }
  return questions;
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @returns {HTMLInputElement[]}
 */
export function radiosOf(fieldset) {
  return [...fieldset.querySelectorAll("input")].filter((input) => input.type === "radio");
}

/**
 * Select the answers given and nothing else.
 *
 * @param {readonly Question[]} questions
 * @param {import("../kept/prefill.js").Answers} answers
 */
export function selectAnswers(questions, answers) {
  for (const { factor, fieldset } of questions) {
    for (const radio of radiosOf(fieldset)) radio.checked = answers[factor] === radio.value;
  }
}
