/**
 * What stands first in a result, on one screen: the choice, why, what speaks against it, what came second
 * and what would turn it, and the first step. All of it in full stands in the sections below it.
 *
 * @import { Decision, Verdict } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 * @import { Chip } from "../shared/model-chips.js"
 *
 * @typedef {(decision: Decision, chip: Chip) => Child} Part nothing where there is nothing to say
 */
import { inPoints, nameOf, rankedAs, reasonsAgainst, reasonsFor, titleOf } from "../shared/decision.js";
import { make } from "../shared/dom.js";
import { leadTo, section, separated } from "../shared/parts.js";
import { briefReason, WARNINGS } from "./reasons.js";
import { decidingPattern, rivalsOf, toFindOut } from "./verdicts.js";

const MOST_REASONS = 3;
export const MOST_QUESTIONS = 3;

/** A part that is repeated in full below, so that paper does without it. @type {typeof section} */
function excerpt(kind, title, ...children) {
  const part = section(kind, title, ...children);
  part.classList.add("wm-excerpt");
  return part;
}

/** @type {(decision: Decision, chip: Chip) => Child} */
export function briefMain(decision, chip) {
  return MAIN[decision.verdict].map((part) => part(decision, chip));
}

/** @type {(decision: Decision, chip: Chip) => Child} */
export function briefAside(decision, chip) {
  return ASIDE[decision.verdict].map((part) => part(decision, chip));
}

/** @type {Part} */
const choice = (decision, chip) => {
  const { first_choice: model } = decision;
  if (!model) return null;
  const summary = make("p.wm-summary", decision.models[model]?.summary);
  return make(`div.wm-choice.wm-model--${model}`, chip(model), summary);
};

/** Where every model is ruled out there is nothing to set side by side. @type {Part} */
const rivals = (decision, chip) => {
  const items = rivalsOf(decision).map(({ model, points }) =>
    make(
      `li.wm-rival.wm-model--${model}`,
      make("span.wm-rival-head", chip(model), make("span.wm-rival-points", inPoints(points))),
      // On the screen that of the second stands below, with its reasons.
      make(model === decision.runner_up ? "p.wm-paper-only" : "p", decision.models[model]?.summary),
    ),
  );
  return items.length > 0 && make("ul.wm-rivals", items);
};

/** The reasons that weigh most; of models that nothing separates, the one that weighs most of each. @type {Part} */
const reasons = (decision) => {
  const first = rankedAs(decision, decision.first_choice);
  const strongest = first ? reasonsFor(first) : rivalsOf(decision).flatMap((ranked) => reasonsFor(ranked).slice(0, 1));
  if (!strongest.length) return null;
  const title = `What speaks for ${first ? nameOf(decision, first.model) : "them"}`;
  return excerpt("most", title, make("ul.wm-reasons", strongest.slice(0, MOST_REASONS).map(briefReason)));
};

/** @type {Part} */
const against = (decision) => {
  const first = rankedAs(decision, decision.first_choice);
  if (!first) return null;
  const [strongest, ...others] = reasonsAgainst(first);
  const more = others.length > 0 && leadTo("reasons", `${others.length} more against it`);
  const notes = alsoMind(decision, more);
  if (!strongest && !notes) return make("p.wm-excerpt", "None of your answers speaks against it.");
  return excerpt(
    "least",
    `What speaks against ${nameOf(decision, first.model)}`,
    strongest && make("ul.wm-reasons", briefReason(strongest)),
    notes,
  );
};

/** What warns, said in full under what to do. @type {(decision: Decision, more?: Child) => Child} */
function alsoMind({ patterns }, more) {
  const held = patterns.filter(({ kind }) => kind in WARNINGS);
  const notes = held.map(({ kind, title }) => [`${WARNINGS[kind] ?? ""}: `, leadTo("steps", title)]);
  const all = more ? [more, ...notes] : notes;
  return all.length > 0 && make("p.wm-also-mind", separated(all, " \u00b7 "));
}

/** What would turn the result, or that hardly anything does. @type {(decision: Decision, before?: string) => Child} */
function turns({ turns: says, robustness }, before = "") {
  const found = says || robustness.says;
  return (before || found) && make("p", before, found, " ", says && leadTo("changes", "All changes"));
}

/** @type {Part} */
const runnerUp = (decision) => {
  const { lost } = decision;
  if (!lost) return null;
  const gap = lost.behind === 0 ? "has the same points" : `is ${inPoints(lost.behind)} behind`;
  const behind = `${titleOf(decision, lost.model)} ${gap}. `;
  return section("second", `Runner-up: ${nameOf(decision, lost.model)}`, turns(decision, behind));
};

/** The fact that decides between the best, where it is not known; otherwise the change that would. @type {Part} */
const whatDecides = (decision) => {
  const found = decision.close?.decides;
  if (found) return section("decides", "Which fact decides", make("ul.wm-find-out", toFindOut(found)));
  const what = turns(decision);
  return what && section("turns", "What would turn it", what);
};

/** @type {Part} */
const firstStep = ({ next_steps: [step, ...others] }) =>
  step &&
  excerpt(
    "first",
    "First, this week",
    make("p", step.says, " ", others.length > 0 && leadTo("steps", `All ${others.length + 1} steps`)),
  );

/** @type {Part} */
const patternSummary = (decision) => {
  const pattern = decidingPattern(decision);
  return pattern && make("p.wm-summary", pattern.says);
};

/** @type {Part} */
const mixedParts = ({ mix }, chip) =>
  mix &&
  section(
    "mix",
    "Which model for which part",
    make(
      "ul.wm-mix",
      mix.parts.map(({ work, model, because }) =>
        make(`li.wm-mix-part.wm-model--${model}`, make("h4", work), chip(model), make("p", because)),
      ),
    ),
  );

/** @type {Part} */
const seam = ({ mix }) => mix && section("seam", "Where the parts meet", make("p", mix.seam));

/** @type {Part} */
const onlyOneModel = (decision) => {
  const model = decision.runner_up;
  if (!model) return null;
  return section("second", `Runner-up: ${nameOf(decision, model)} alone`, turns(decision));
};

/** @type {Part} */
const whatComesFirst = ({ not_ready: found }, chip) =>
  found && [
    section("missing", "Put this in place first", make("p", found.missing), make("p", `Who can help: ${found.helper}`)),
    section(
      "first-step",
      "A small first step to buy",
      make("p", chip(found.first_step.model)),
      make("p", found.first_step.says),
    ),
  ];

/** Why the model that comes after does not fit today. @type {Part} */
const notYet = (decision) => {
  const after = rankedAs(decision, decision.first_choice);
  const [strongest] = after ? reasonsAgainst(after) : [];
  const why = [strongest && make("ul.wm-reasons", briefReason(strongest)), alsoMind(decision)];
  return why.some(Boolean) && excerpt("least", "Why not yet", why);
};

/** @type {Part} */
const whatToFindOut = ({ find_out: found }) =>
  found.length > 0 &&
  section(
    "find-out",
    "What to find out",
    make("p", "These questions can still change the result. Ask whoever knows, then answer here."),
    make("ol.wm-find-out", found.slice(0, MOST_QUESTIONS).map(toFindOut)),
  );

/** @type {Part} */
const stillPossible = ({ possible }, chip) => {
  const items = possible.map((model) => make("li", chip(model)));
  return items.length > 0 && section("open", "Still possible", make("ul.wm-open", items));
};

/** @type {Readonly<Record<Verdict, readonly Part[]>>} */
const MAIN = {
  recommended: [choice, reasons, against],
  close: [rivals, reasons, against],
  mix: [patternSummary, mixedParts, seam],
  "not-ready": [patternSummary, whatComesFirst],
  undecided: [whatToFindOut],
};

/** @type {Readonly<Record<Verdict, readonly Part[]>>} */
const ASIDE = {
  recommended: [runnerUp, firstStep],
  close: [whatDecides, firstStep],
  mix: [onlyOneModel, firstStep],
  "not-ready": [notYet, whatDecides, firstStep],
  undecided: [stillPossible],
};
