/**
 * What can be asked of the decision module, and what it replies: for each call what is given, and the reply.
 *
 * @import { Decision, Prospects } from "../shared/decision.js"
 * @import { Answers } from "../shared/questions.js"
 *
 * @typedef {{ answers: Answers }} Given
 * @typedef {readonly { key: string, message: string }[]} NotUnderstood what could not be understood, and why
 *
 * @typedef {object} Opened a link or a record, under the rules of today
 * @property {Answers} answers
 * @property {boolean} same_rules
 * @property {string} says what became of its result, empty where the rules are the same
 * @property {NotUnderstood} dropped
 *
 * @typedef {object} Calls
 * @property {[Given, Decision]} decide
 * @property {[Given, Prospects]} follow what some answers leave open: sooner there than a decision
 * @property {[Given, Given & { dropped: NotUnderstood }]} check what answers of an earlier version mean today
 * @property {[Given, { link: string }]} link the private link, as it stands behind the `#`
 * @property {[{ text: string }, Opened]} open a link or a record; refused, with the reasons in words, where the text is
 *   neither or was damaged
 * @property {[Given & { date: string, title: string }, { record: object, markdown: string }]} record with a date as
 *   YYYY-MM-DD, and a title that is empty for the usual one
 * @property {[{ model: string, symptoms: readonly string[], answers?: Answers }, unknown]} diagnose
 */
export {};
