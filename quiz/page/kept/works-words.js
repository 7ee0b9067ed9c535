/**
 * Several pieces of work, in words. No view knowledge, and no rule: what fits a piece is read from its
 * decision.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("./prefill.js").Answers} Answers
 * @typedef {{ id: string, name: string, answers: Answers, decision: Decision | null, problem: string }} Work
 *   without decision it is being worked out, or could not be: `problem` then says why
 * @typedef {{ says: string, model: string }} ShownModel `says` stands before the model
 */
import { titleOf } from "../shared/decision.js";
import { UNKNOWN } from "./prefill.js";

export const LONGEST_NAME = 60;

const SMALL_NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/**
 * @param {string} name as a person wrote it
 * @returns {string} on one line, with nothing that cannot be seen, and not too long
 */
export function cleanName(name) {
  const visible = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Bidi_Control}/gu, "");
  return [...visible.replace(/\s+/g, " ").trim()].slice(0, LONGEST_NAME).join("").trim();
}

/**
 * @param {string} name
 * @param {number} position from 0
 * @returns {string} what to call the work
 */
export function nameOfWork(name, position) {
  return cleanName(name) || `Work ${position + 1}`;
}

/**
 * The models that stand in a decision, in the order in which to show them.
 *
 * @param {Decision} decision
 * @returns {ShownModel[]}
 */
export function modelsShown(decision) {
  const { first_choice: first, runner_up: second } = decision;
  switch (decision.verdict) {
    case "recommended":
      return joined(first ? [first] : [], "");
    case "close":
      return joined(first ? [first, ...(second ? [second] : [])] : decision.tied, "or");
    case "mix":
      return joined([...new Set(decision.mix?.parts.map((part) => part.model))], "and");
    case "not-ready": {
      const { not_ready: found } = decision;
      if (!found) return [];
      const after = found.after ? [{ says: "then", model: found.after }] : [];
      return [{ says: "first", model: found.first_step.model }, ...after];
    }
    case "undecided":
      return [];
  }
}

/**
 * @param {readonly string[]} models
 * @param {string} joiner
 * @returns {ShownModel[]}
 */
function joined(models, joiner) {
  return models.map((model, index) => ({ says: index === 0 ? "" : joiner, model }));
}

/**
 * What stands where a decision shows no model.
 *
 * @param {Decision} decision
 * @returns {string}
 */
export function withoutModel(decision) {
  const left = decision.possible.length;
  if (decision.verdict !== "undecided") return "Your answers rule out every model.";
  return left === 1 ? "One model is still possible." : `${numberWord(left)} models are still possible.`;
}

/**
 * The models that a piece of work ends with.
 *
 * @param {Decision} decision
 * @returns {readonly string[]}
 */
function endsWith(decision) {
  if (decision.verdict === "mix") return decision.mix?.parts.map((part) => part.model) ?? [];
  if (decision.verdict === "not-ready") {
    const { not_ready: found } = decision;
    return found ? [found.after ?? found.first_step.model] : [];
  }
  return decision.first_choice ? [decision.first_choice] : [];
}

/**
 * What all pieces come to, in a sentence or two.
 *
 * @param {readonly Work[]} works
 * @returns {string}
 */
export function sentenceOf(works) {
  if (works.length < 2) {
    return works.length
      ? "One piece of work. Where another part has other people or another aim, add it: each piece is its own decision."
      : "No piece of work yet.";
  }
  const decisions = works.flatMap((work) => work.decision ?? []);
  const models = new Set(decisions.flatMap(endsWith));
  const without = decisions.filter((decision) => endsWith(decision).length === 0).length;
  const pending = works.filter((work) => !work.decision && !work.problem).length;
  const failed = works.length - decisions.length - pending;
  const soFar = without + pending + failed ? " so far" : "";
  const pieces = `${numberWord(works.length)} pieces of work`;
  const lead =
    models.size === 0
      ? `${pieces}.`
      : models.size === 1
        ? `${pieces}, one model${soFar}.`
        : `${pieces}, ${numberWord(models.size).toLowerCase()} different models${soFar}. That is normal: each piece is its own decision.`;
  return [
    lead,
    without ? `${numberWord(without)} ${without === 1 ? "has" : "have"} no first choice yet.` : "",
    pending ? `${numberWord(pending)} ${pending === 1 ? "is" : "are"} being worked out \u2026` : "",
    failed ? `${numberWord(failed)} could not be worked out.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * How far the questions of a piece of work are answered.
 *
 * @param {Work} work
 * @param {readonly { factor: string }[]} questions
 * @returns {string}
 */
export function answeredInWords({ answers, decision }, questions) {
  const open = questions.filter(({ factor }) => !(factor in answers)).length;
  const unknown = questions.filter(({ factor }) => answers[factor] === UNKNOWN).length;
  const settled = open && decision?.decided ? " (cannot change the choice)" : "";
  const parts = [
    open ? `${open} open${settled}` : "",
    unknown ? `${unknown} answered \u201cI don\u2019t know\u201d` : "",
  ];
  return parts.filter(Boolean).join(", ") || "All answered";
}

/**
 * @param {Work} work
 * @returns {string} verdict and models in one line of text
 */
export function resultInWords({ decision, problem }) {
  if (!decision) return problem || "being worked out \u2026";
  const models = modelsShown(decision).map(({ says, model }) =>
    [says, titleOf(decision, model)].filter(Boolean).join(" "),
  );
  return `${decision.verdict_name}: ${models.length ? models.join(" ") : withoutModel(decision)}`;
}

/**
 * Whether some works answer a question differently; not answered is an answer of its own.
 *
 * @param {readonly Work[]} works
 * @param {string} factor
 * @returns {boolean}
 */
export function differs(works, factor) {
  return new Set(works.map((work) => work.answers[factor] ?? "")).size > 1;
}

/**
 * A table as Markdown. Nothing in a cell can pass for markup or end the cell.
 *
 * @param {readonly (readonly string[])[]} rows the first is the head
 * @returns {string}
 */
export function markdownTable(rows) {
  const [head = [], ...body] = rows;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(plainMarkdown).join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...body.map(line), ""].join("\n");
}

/**
 * @param {string} text
 * @returns {string}
 */
function plainMarkdown(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|&#~$]/g, "\\$&");
}

/**
 * @param {number} count
 * @returns {string} as it begins a sentence
 */
function numberWord(count) {
  return SMALL_NUMBERS[count] ?? String(count);
}
