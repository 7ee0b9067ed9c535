/**
 * What the decision module replies where more is asked of a result than the result itself.
 *
 * @import { CitedClaim, Given, Ground, Step, Verdict } from "../shared/decision.js"
 *
 * @typedef {{ asks: string, says: string, page: string } & Ground} Asked a question of a reader, and where it is answered
 * @typedef {{ model: string, about: string, questions: readonly Asked[] }} AskedOfModel
 *
 * @typedef {object} Briefing a result as another reader questions it
 * @property {string} id
 * @property {string} title
 * @property {string} name
 * @property {string} wants
 * @property {string} headline
 * @property {readonly Given[]} answers those that this reader looks at
 * @property {readonly AskedOfModel[]} parts
 * @property {readonly Step[]} next_steps
 * @property {Readonly<Record<string, CitedClaim>>} sources
 * @property {string} rules_version
 * @property {string} content_version
 *
 * @typedef {{ verdict: Verdict, first_choice: string | null, verdict_name: string, headline: string }} InShort
 * @typedef {{ model: string, title: string, now: number, then: number, ruled_out: boolean }} NowAndThen points of a model
 *
 * @typedef {object} Emphasis what would be if some answers counted double
 * @property {readonly Given[]} decisive
 * @property {InShort} now
 * @property {InShort} then
 * @property {boolean} changed
 * @property {string} says
 * @property {string} note
 * @property {readonly NowAndThen[]} ranking best first if counted double
 * @property {string} rules_version
 * @property {string} content_version
 *
 * @typedef {{ name: string, answer: string, leads: string }} SideOfDifference
 * @typedef {{ factor: string, ask: string, from_whom: string, page: string }} Unsettled
 * @typedef {Unsettled & { answers: readonly SideOfDifference[], points: number, turned: readonly boolean[],
 *   weighs: string }} Difference
 *
 * @typedef {object} Agenda of a meeting about two people's answers
 * @property {readonly string[]} names
 * @property {string} decide
 * @property {string} says
 * @property {readonly (InShort & { name: string, notes: readonly string[] })[]} results
 * @property {readonly Difference[]} differences those that weigh most first
 * @property {readonly Unsettled[]} open
 * @property {readonly { factor: string, ask: string, answer: string }[]} agreed
 * @property {InShort} common the result on what is agreed alone
 * @property {readonly string[]} still what to do where the two still differ
 * @property {string} markdown
 * @property {string} rules_version
 * @property {string} content_version
 */
export {};
