/**
 * What the reader ticked, kept in this browser under a key of its own. What is read may be old, damaged or
 * forged: only what today's form has is taken, the rest is dropped quietly.
 *
 * @typedef {{ model: string, symptoms: readonly string[], withQuiz: boolean }} Observed
 *   `model` is empty where none is chosen; `withQuiz` asks for the quiz's answers as well
 * @typedef {{ models: ReadonlySet<string>, symptoms: ReadonlySet<string> }} KnownObservations
 */
import { KeptText } from "../kept/kept-text.js";
import { recordIn } from "../shared/json.js";

export const DIAGNOSIS_KEY = "which-engagement-model-diagnosis";
const FORMAT = 1;
const LONGEST = 20_000;

/** @type {Observed} */
export const NOTHING = Object.freeze({ model: "", symptoms: Object.freeze([]), withQuiz: false });

/**
 * @param {string | null | undefined} text
 * @param {KnownObservations} known
 * @returns {Observed} nothing where the text is missing, too long, damaged or of another format
 */
export function readObserved(text, known) {
  const { format, model, symptoms, withQuiz } = recordIn(text, LONGEST);
  if (format !== FORMAT) return NOTHING;
  const ticked = new Set(Array.isArray(symptoms) ? symptoms : []);
  return {
    model: typeof model === "string" && known.models.has(model) ? model : "",
    symptoms: [...known.symptoms].filter((symptom) => ticked.has(symptom)),
    withQuiz: withQuiz === true,
  };
}

export class ObservationStore {
  #text;
  #known;
  /** @type {Observed} */
  #observed = NOTHING;

  /**
   * @param {Storage | null} storage null where the browser denies it
   * @param {KnownObservations} known
   */
  constructor(storage, known) {
    this.#text = new KeptText(storage, DIAGNOSIS_KEY);
    this.#known = known;
    this.follow();
  }

  /** Take over what is kept by now, unless nothing can be kept here. */
  follow() {
    if (this.remembers) this.#observed = readObserved(this.#text.read(), this.#known);
  }

  /** Whether what is ticked will still be here after the page is closed. */
  get remembers() {
    return this.#text.remembers;
  }

  get observed() {
    return this.#observed;
  }

  get isEmpty() {
    return this.#observed.model === "" && this.#observed.symptoms.length === 0;
  }

  /** @param {Observed} observed */
  keep(observed) {
    this.#observed = observed;
    this.#text.write(this.isEmpty ? null : JSON.stringify({ format: FORMAT, ...observed }));
  }

  /** Leave nothing behind. */
  forget() {
    this.keep(NOTHING);
  }
}
