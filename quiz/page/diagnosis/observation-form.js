/**
 * Reads the form that stands in the page: which models and symptoms there are, and what is chosen. The
 * HTML is the only place where the page knows them from.
 *
 * @typedef {import("./observation-store.js").Observed} Observed
 */

export class ObservationForm {
  /** @type {HTMLFormElement} */
  element;
  #models;
  #symptoms;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.element = form;
    const inputs = [...form.querySelectorAll("input")];
    this.#models = inputs.filter((input) => input.name === "model");
    this.#symptoms = inputs.filter((input) => input.name === "symptom");
  }

  /** @returns {import("./observation-store.js").KnownObservations} */
  get known() {
    return {
      models: new Set(this.#models.map((radio) => radio.value)),
      symptoms: new Set(this.#symptoms.map((box) => box.value)),
    };
  }

  /** @returns {{ model: string, symptoms: string[] }} what is chosen now, in the order of the form */
  get chosen() {
    return {
      model: this.#models.find((radio) => radio.checked)?.value ?? "",
      symptoms: this.#symptoms.filter((box) => box.checked).map((box) => box.value),
    };
  }

  /** @param {Pick<Observed, "model" | "symptoms">} observed choose this and nothing else */
  choose({ model, symptoms }) {
    for (const radio of this.#models) radio.checked = radio.value === model;
    for (const box of this.#symptoms) box.checked = symptoms.includes(box.value);
  }

  /**
   * The parts that need an answer, in order.
   *
   * @returns {{ part: HTMLFieldSetElement, first: HTMLInputElement, answered: boolean }[]}
   */
  get parts() {
    const { model, symptoms } = this.chosen;
    return [...partOf(this.#models[0], model !== ""), ...partOf(this.#symptoms[0], symptoms.length > 0)];
  }

  /**
   * Where the guide says more about a symptom.
   *
   * @param {string} symptom
   * @returns {string} empty where it does not
   */
  pageOf(symptom) {
    const box = this.#symptoms.find((each) => each.value === symptom);
    return box?.parentElement?.querySelector("a")?.href ?? "";
  }
}

/**
 * @param {HTMLInputElement | undefined} first
 * @param {boolean} answered
 */
function partOf(first, answered) {
  // The groups of symptoms are fieldsets within one.
  const part = first?.closest("form > fieldset");
  return first && part instanceof HTMLFieldSetElement ? [{ part, first, answered }] : [];
}
