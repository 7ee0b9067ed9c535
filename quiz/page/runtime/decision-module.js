/**
 * The decision module as seen from the page: what can be asked of it, and what comes back.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../kept/prefill.js").Answers} Answers
 * @typedef {readonly { key: string, message: string }[]} Dropped what could not be understood, and why
 *
 * @typedef {object} Opened a link or a record, under the rules of today
 * @property {Answers} answers
 * @property {boolean} same_rules
 * @property {string} says what became of its result, empty where the rules are the same
 * @property {Dropped} dropped
 */
import { Runtime } from "./runtime.js";

export class DecisionModule extends Runtime {
  /**
   * @param {Answers} answers
   * @returns {Promise<Decision>}
   */
  async decide(answers) {
    return /** @type {Decision} */ (await this.call({ call: "decide", answers }));
  }

  /**
   * The decision on these answers if it was asked for before, without waiting.
   *
   * @param {Answers} answers
   * @returns {Decision | undefined}
   */
  remembered(answers) {
    return /** @type {Decision | undefined} */ (this.known({ call: "decide", answers }));
  }

  /**
   * Ask what some answers leave open: sooner there than a decision.
   *
   * @param {Answers} answers
   * @returns {Promise<import("../shared/decision.js").Prospects>}
   */
  async follow(answers) {
    return /** @type {import("../shared/decision.js").Prospects} */ (await this.call({ call: "follow", answers }));
  }

  /**
   * Ask what answers of an earlier version mean today.
   *
   * @param {Answers} answers
   * @returns {Promise<{ answers: Answers, dropped: Dropped }>}
   */
  async check(answers) {
    return /** @type {{ answers: Answers, dropped: Dropped }} */ (await this.call({ call: "check", answers }));
  }

  /**
   * @param {Answers} answers
   * @returns {Promise<string>} the private link, as it stands behind the `#`
   */
  async link(answers) {
    return /** @type {{ link: string }} */ (await this.call({ call: "link", answers })).link;
  }

  /**
   * Open a link or a record. Refused, with the reasons in words, where the text is neither or was damaged.
   *
   * @param {string} text
   * @returns {Promise<Opened>}
   */
  async open(text) {
    return /** @type {Opened} */ (await this.call({ call: "open", text }));
  }

  /**
   * @param {Answers} answers
   * @param {string} date YYYY-MM-DD
   * @param {string} title empty for the usual one
   * @returns {Promise<{ record: object, markdown: string }>}
   */
  async record(answers, date, title) {
    return /** @type {{ record: object, markdown: string }} */ (
      await this.call({ call: "record", answers, date, title })
    );
  }
}
