/**
 * What a result needs to be kept: its private link, its record, its day. Python writes both; nothing is
 * written before somebody can use it.
 *
 * @typedef {import("../kept/saved-file.js").SavedFile} SavedFile
 */
import { keepSection } from "./keep-view.js";
import { printEnd } from "../shared/print-sheet.js";

export class KeptResult {
  #runtime;
  #answers;
  #rulesVersion;
  #announce;
  /** The address of the private link. @type {Promise<string>} */
  address;
  date = today();

  /**
   * @param {import("../runtime/decision-module.js").DecisionModule} runtime
   * @param {import("../shared/decision.js").Decision} decision
   * @param {(text: string) => void} announce
   */
  constructor(runtime, decision, announce) {
    this.#runtime = runtime;
    this.#answers = decision.answers;
    this.#rulesVersion = decision.rules_version;
    this.#announce = announce;
    // Kept now, as the reader may be elsewhere when the reply comes.
    const page = location.origin + location.pathname;
    this.address = runtime.link(this.#answers).then((link) => `${page}#${link}`);
  }

  /** @returns {HTMLElement} */
  section() {
    return keepSection({
      address: this.address,
      record: (form, title) => this.#record(form, title),
      announce: this.#announce,
    });
  }

  /**
   * What stands below the result on paper: the link too, as soon as it is there.
   *
   * @returns {HTMLElement}
   */
  printEnd() {
    const date = new Date(`${this.date}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });
    const end = (/** @type {string} */ address) => printEnd({ date, address, rulesVersion: this.#rulesVersion });
    const element = end("");
    this.address.then(
      (address) => element.replaceWith(end(address)),
      () => {}, // the section above says so
    );
    return element;
  }

  /**
   * @param {"markdown" | "json"} form
   * @param {string} title
   * @returns {Promise<SavedFile>}
   */
  async #record(form, title) {
    const { record, markdown } = await this.#runtime.record(this.#answers, this.date, title);
    const name = `engagement-model-${this.date}`;
    return form === "markdown"
      ? { name: `${name}.md`, text: markdown, type: "text/markdown" }
      : { name: `${name}.json`, text: `${JSON.stringify(record, null, 2)}\n`, type: "application/json" };
  }
}

/** @returns {string} the day where the reader is, as YYYY-MM-DD */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
