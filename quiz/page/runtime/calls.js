/**
 * What can be asked of the decision module, and what it replies: for each call what is given, and the reply.
 *
 * @import { Decision, Prospects } from "../shared/decision.js"
 * @import { Agenda, Briefing, Emphasis } from "./further-replies.js"
 * @import { Answers } from "../shared/questions.js"
 *
 * @typedef {{ answers: Answers }} Given
 * @typedef {Record<string, string | Record<string, string>>} Figures as they were typed, by way
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
 * @property {[Given & { date: string, title: string, reader?: string }, { record: object, markdown: string }]} record
 *   with a date as YYYY-MM-DD, a title that is empty for the usual one, and the reader whose questions the Markdown has
 * @property {[Given & { reader: string }, Briefing]} briefing
 * @property {[Given & { decisive: readonly string[] }, Emphasis]} importance refused, with the reason in words, for more
 *   answers than may be decisive
 * @property {[{ one: string, other: string, names: readonly string[] }, Agenda]} agenda of two links or records; refused,
 *   with the reasons in words and the side as key, where one of them cannot be opened
 * @property {[Figures, unknown]} cost refused, with the reason in words and the figure as key, where one is not understood
 * @property {[{ model: string, symptoms: readonly string[], answers?: Answers }, unknown]} diagnose
 */
export {};
