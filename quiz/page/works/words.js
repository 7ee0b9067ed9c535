/**
 * Several pieces of work, in words. No view knowledge, and no rule: what fits a piece is read from its
 * decision.
 *
 * @import { Decision, Verdict } from "../shared/decision.js"
 * @import { Answers } from "../shared/questions.js"
 *
 * @typedef {{ id: string, name: string, answers: Answers, decision: Decision | null, problem: string }} Work
 *   without decision it is being worked out, or could not be: `problem` then says why
 * @typedef {{ says: string, model: string }} ShownModel `says` stands before the model
 */
import { titleOf } from "../shared/decision.js";
import { countAnswers } from "../shared/questions.js";

const SMALL_NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** The models that stand in a decision, in the order in which to show them. @type {(decision: Decision) => ShownModel[]} */
export function modelsShown({ verdict, first_choice: first, runner_up: second, tied, mix, not_ready: notReady }) {
  /** @type {Record<Verdict, readonly (string | null | undefined)[]>} */
  const models = {
    recommended: [first],
    close: first ? [first, second] : tied,
    mix: [...new Set(mix?.parts.map((part) => part.model))],
    "not-ready": [notReady?.first_step.model, notReady?.after],
    undecided: [],
  };
  const [opener, joiner] = verdict === "not-ready" ? ["first", "then"] : ["", verdict === "close" ? "or" : "and"];
  return models[verdict].flatMap((model, index) => (model ? [{ says: index === 0 ? opener : joiner, model }] : []));
}

/** What stands where a decision shows no model. @type {(decision: Decision) => string} */
export function withoutModel({ verdict, possible }) {
  if (verdict !== "undecided") return "Your answers rule out every model.";
  return possible.length === 1
    ? "One model is still possible."
    : `${numberWord(possible.length)} models are still possible.`;
}

/** @param {Decision} decision the models that the piece of work ends with */
function endsWith({ verdict, first_choice: first, mix, not_ready: notReady }) {
  if (verdict === "mix") return mix?.parts.map((part) => part.model) ?? [];
  const last = verdict === "not-ready" ? (notReady?.after ?? notReady?.first_step.model) : first;
  return last ? [last] : [];
}

/** What all pieces come to, in a sentence or two. @type {(works: readonly Work[]) => string} */
export function sentenceOf(works) {
  if (works.length < 2)
    return "One piece of work. If another part has different people or a different aim, add it: each piece is its own decision.";
  const ends = works.flatMap(({ decision }) => (decision ? [endsWith(decision)] : []));
  const models = new Set(ends.flat()).size;
  const without = ends.filter((end) => end.length === 0).length;
  const pending = works.filter((work) => !work.decision && !work.problem).length;
  const failed = works.length - ends.length - pending;
  const soFar = without + pending + failed ? " so far" : "";
  const different = `, ${numberWord(models).toLowerCase()} different models${soFar}. That is normal: each piece is its own decision.`;
  const lead = models === 0 ? "." : models === 1 ? `, one model${soFar}.` : different;
  return [
    `${numberWord(works.length)} pieces of work${lead}`,
    without && `${numberWord(without)} ${without === 1 ? "has" : "have"} no first choice yet.`,
    pending && `${numberWord(pending)} ${pending === 1 ? "is" : "are"} being worked out \u2026`,
    failed && `${numberWord(failed)} could not be worked out.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * How far the questions of a piece of work are answered.
 *
 * @type {(work: Work, questions: readonly { factor: string }[]) => string}
 */
export function answeredInWords({ answers, decision }, questions) {
  const { open, unknown } = countAnswers(questions, answers);
  const settled = decision?.decided ? " (cannot change the choice)" : "";
  const parts = [open && `${open} open${settled}`, unknown && `${unknown} answered \u201cI don\u2019t know\u201d`];
  return parts.filter(Boolean).join(", ") || "All answered";
}

/** Verdict and models in one line of text. @type {(work: Work) => string} */
export function resultInWords({ decision, problem }) {
  if (!decision) return problem || "being worked out \u2026";
  const models = modelsShown(decision).map(({ says, model }) => `${says} ${titleOf(decision, model)}`.trim());
  return `${decision.verdict_name}: ${models.length ? models.join(" ") : withoutModel(decision)}`;
}

/**
 * Whether some works answer a question differently; not answered is an answer of its own.
 *
 * @type {(works: readonly Work[], factor: string) => boolean}
 */
export function differs(works, factor) {
  return new Set(works.map((work) => work.answers[factor] ?? "")).size > 1;
}

/** A table, its head first. No cell can pass for markup. @type {(rows: readonly (readonly string[])[]) => string} */
export function markdownTable(rows) {
  const [head = [], ...body] = rows;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(plainMarkdown).join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...body.map(line), ""].join("\n");
}

/** @param {string} text */
function plainMarkdown(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|&#~$]/g, "\\$&");
}

/** @param {number} count as it begins a sentence */
function numberWord(count) {
  return SMALL_NUMBERS[count] ?? String(count);
}
