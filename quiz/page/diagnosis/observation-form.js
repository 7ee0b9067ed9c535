/**
 * Reads the form that stands in the page: which models and symptoms there are, and what is chosen. The
 * HTML is the only place where the page knows them from.
 *
 * @import { KnownObservations, Observed } from "./observation-store.js"
 *
 * @typedef {{ part: HTMLFieldSetElement, first: HTMLInputElement, answered: boolean }} Part of the form, with its first input
 */

export class ObservationForm {
  #models;
  #symptoms;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.element = form;
    const inputs = [...form.querySelectorAll("input")];
    this.#models = inputs.filter((input) => input.name === "model");
    this.#symptoms = inputs.filter((input) => input.name === "symptom");
  }

  /** @returns {KnownObservations} */
  get known() {
    return { models: new Set(this.#models.map(valueOf)), symptoms: new Set(this.#symptoms.map(valueOf)) };
  }

  /** What is chosen now, in the order of the form. */
  get chosen() {
    const isChosen = (/** @type {HTMLInputElement} */ input) => input.checked;
    return { model: this.#models.find(isChosen)?.value ?? "", symptoms: this.#symptoms.filter(isChosen).map(valueOf) };
  }

  /** @param {Pick<Observed, "model" | "symptoms">} observed choose this and nothing else */
  choose({ model, symptoms }) {
    for (const radio of this.#models) radio.checked = radio.value === model;
    for (const box of this.#symptoms) box.checked = symptoms.includes(box.value);
    for (const { details, ticked } of this.groups) details.open = ticked > 0;
  }

  /** The groups of symptoms, and how many are ticked in each. @returns {{ details: HTMLDetailsElement, ticked: number }[]} */
  get groups() {
    return [...this.element.querySelectorAll("details")].map((details) => {
      const ticked = this.#symptoms.filter((box) => box.checked && details.contains(box)).length;
      return { details, ticked };
    });
  }

  /** The parts that need an answer, in order. @returns {Part[]} */
  get parts() {
    return [this.#models, this.#symptoms].flatMap((inputs) => {
      const [first] = inputs;
      // The groups of symptoms are fieldsets within one.
      const part = first?.closest("form > fieldset");
      const answered = inputs.some((input) => input.checked);
      return first && part instanceof HTMLFieldSetElement ? [{ part, first, answered }] : [];
    });
  }

  /** Whether there is enough to tell something from. */
  get isComplete() {
    return this.parts.every((part) => part.answered);
  }

  /** Where the guide says more about a symptom; empty where it does not. @type {(symptom: string) => string} */
  pageOf = (symptom) => {
    const box = this.#symptoms.find((each) => each.value === symptom);
    return box?.parentElement?.querySelector("a")?.href ?? "";
  };
}

/** @param {HTMLInputElement} input */
function valueOf(input) {
  return input.value;
}
