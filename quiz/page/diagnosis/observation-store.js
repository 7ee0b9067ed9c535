/**
 * What the reader ticked, kept in this browser under a key of its own.
 *
 * Storage may be denied or full: the page then works from memory and says so. What is read may be old,
 * damaged or forged: only what today's form has is taken, the rest is dropped quietly.
 *
 * @typedef {{ model: string, symptoms: readonly string[], withQuiz: boolean }} Observed
 *   `model` is empty where none is chosen; `withQuiz` asks for the quiz's answers as well
 * @typedef {{ models: ReadonlySet<string>, symptoms: ReadonlySet<string> }} KnownObservations
 */

export const DIAGNOSIS_KEY = "which-engagement-model-diagnosis";
const FORMAT = 1;
const LONGEST = 20_000;

/** @type {Observed} */
export const NOTHING = Object.freeze({ model: "", symptoms: Object.freeze([]), withQuiz: false });

/**
 * @param {string | null} text
 * @param {KnownObservations} known
 * @returns {Observed} nothing where the text is missing, too long, damaged or of another format
 */
export function readObserved(text, known) {
  if (text === null || text.length > LONGEST) return NOTHING;
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return NOTHING;
  }
  if (typeof value !== "object" || value === null) return NOTHING;
  const { format, model, symptoms, withQuiz } = /** @type {Record<string, unknown>} */ (value);
  if (format !== FORMAT) return NOTHING;
  const ticked = new Set(Array.isArray(symptoms) ? symptoms : []);
  return {
    model: typeof model === "string" && known.models.has(model) ? model : "",
    symptoms: [...known.symptoms].filter((symptom) => ticked.has(symptom)),
    withQuiz: withQuiz === true,
  };
}

export class ObservationStore {
  /** @type {Storage | null} */
  #storage;
  /** @type {Observed} */
  #observed;
  #remembers;

  /**
   * @param {Storage | null} storage
   * @param {KnownObservations} known
   */
  constructor(storage, known) {
    this.#storage = storage;
    let text = null;
    try {
      text = storage?.getItem(DIAGNOSIS_KEY) ?? null;
    } catch {
      this.#storage = null;
    }
    this.#remembers = this.#storage !== null;
    this.#observed = readObserved(text, known);
  }

  /** Whether what is ticked will still be here after the page is closed. */
  get remembers() {
    return this.#remembers;
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
    try {
      if (this.isEmpty) this.#storage?.removeItem(DIAGNOSIS_KEY);
      else this.#storage?.setItem(DIAGNOSIS_KEY, JSON.stringify({ format: FORMAT, ...observed }));
    } catch {
      // Full or denied: memory has to do, and the page says so.
      this.#remembers = false;
    }
  }

  /** Leave nothing behind. */
  forget() {
    this.#observed = NOTHING;
    try {
      this.#storage?.removeItem(DIAGNOSIS_KEY);
    } catch {
      this.#remembers = false;
    }
  }
}
