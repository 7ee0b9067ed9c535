/**
 * The questions, read from the form that stands in the page, and answers to them. The HTML is the only
 * place where the page knows the questions from.
 *
 * @typedef {Readonly<Record<string, string>>} Answers option by factor
 * @typedef {ReadonlyMap<string, ReadonlySet<string>>} KnownOptions the options that each question has
 * @typedef {{ factor: string, ask: string, fieldset: HTMLFieldSetElement, legend: HTMLElement,
 *   options: ReadonlyMap<string, string> }} Question `options` holds the label by the option's id
 */

/** The answer of somebody who does not know. */
export const UNKNOWN = "unknown";

/**
 * @param {HTMLFormElement} form
 * @returns {readonly Question[]} in the order in which they are asked
 */
export function readQuestions(form) {
  return [...form.querySelectorAll("fieldset")].flatMap((fieldset) => {
    const factor = fieldset.dataset["factor"];
    const legend = fieldset.querySelector("legend");
    if (!factor || !legend) return [];
    const options = new Map(radiosOf(fieldset).map((radio) => [radio.value, labelOf(radio)]));
    return [{ factor, ask: legend.textContent?.trim() ?? "", fieldset, legend, options }];
  });
}

/** @param {HTMLInputElement} radio */
function labelOf(radio) {
  const label = radio.labels?.[0];
  const words = label?.querySelector(".wm-option-label") ?? label;
  return words?.textContent?.trim() ?? radio.value;
}

/** @param {HTMLFieldSetElement} fieldset */
export function radiosOf(fieldset) {
  return [...fieldset.querySelectorAll("input")].filter((input) => input.type === "radio");
}

/** Select the answers given and nothing else. @type {(questions: readonly Question[], answers: Answers) => void} */
export function selectAnswers(questions, answers) {
  for (const { factor, fieldset } of questions) {
    for (const radio of radiosOf(fieldset)) radio.checked = answers[factor] === radio.value;
  }
}

/**
 * How far the questions are answered.
 *
 * @type {(questions: readonly { factor: string }[], answers: Answers) => { open: number, unknown: number }}
 */
export function countAnswers(questions, answers) {
  const given = questions.map(({ factor }) => answers[factor]);
  return {
    open: given.filter((option) => option === undefined).length,
    unknown: given.filter((option) => option === UNKNOWN).length,
  };
}
