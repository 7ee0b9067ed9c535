/**
 * What each verdict says first. The rest of the memo (steps, failures, points, answers) is the same
 * for all and stands in `result-view.js`.
 *
 * @import { Decision, FindOut, Lost, Ranked, Reason, Verdict } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 * @import { Chip } from "../shared/model-chips.js"
 *
 * @typedef {(decision: Decision, chip: Chip) => Child} Part nothing where there is nothing to say
 */
import {
  inPoints,
  inWords,
  nameOf,
  plain,
  rankedAs,
  reasonsAgainst,
  reasonsFor,
  setbacksOf,
  titleOf,
} from "../shared/decision.js";
import { button, make, unseen } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { grounded, pageLink, section } from "../shared/parts.js";
import { reasonList } from "./reasons.js";

const OPEN_DIFFERENCES = 3;
/** Where two models are set side by side, each has fewer. */
const OPEN_BESIDE = 2;

/** @type {Part} */
const firstChoice = (decision, chip) => {
  const first = rankedAs(decision, decision.first_choice);
  if (!first) return null;
  const summary = make("p.wm-summary", decision.models[first.model]?.summary);
  return [make(`div.wm-choice.wm-model--${first.model}`, chip(first.model), summary), forAndAgainst(decision, first)];
};

/** @type {Part} */
const runnerUp = (decision) => {
  const { lost } = decision;
  if (!lost) return null;
  const gap = lost.behind === 0 ? "with the same points" : `${inPoints(lost.behind)} behind`;
  const text = `${titleOf(decision, lost.model)} came second, ${gap}. ${balance(lost, "behind", "win")}`;
  const title = `Runner-up: ${nameOf(decision, lost.model)}`;
  return section("runner-up", title, make("p", text), differences(decision, lost));
};

/** Where every model is ruled out there is nothing to set side by side. @type {Part} */
const rivals = (decision, chip) => {
  const items = rivalsOf(decision).map(({ model, points }) =>
    make(
      `li.wm-rival.wm-model--${model}`,
      chip(model),
      make("p", decision.models[model]?.summary),
      make("p.wm-rival-points", inPoints(points)),
    ),
  );
  return items.length > 0 && make("ul.wm-rivals", items);
};

/** Say that models share the top, and how the order came about. @type {Part} */
const tie = (decision) => {
  if (decision.tied.length < 2) return null;
  const names = inWords(decision.tied.map((model) => nameOf(decision, model)));
  const order = decision.first_choice
    ? "The one with the fewest points against it goes first."
    : "Nothing in your answers separates them, so choose by what the reasons mean to you.";
  return make("p.wm-tie", `Equal points at the top: ${names}. ${order}`);
};

/** @type {Part} */
const whatSeparates = (decision) => {
  const { lost } = decision;
  const first = rankedAs(decision, decision.first_choice);
  if (!first || !lost || !setbacksOf(lost).length) return null;
  const gap = lost.behind === 0 ? "has the same points" : `is ${inPoints(lost.behind)} ahead`;
  const title = `Between ${nameOf(decision, first.model)} and ${nameOf(decision, lost.model)}`;
  const text = `${titleOf(decision, first.model)} ${gap}. ${balance(lost, "ahead", "give")} If you are not sure of one of them, take the second as seriously as the first.`;
  return section("separates", title, make("p", text), differences(decision, lost));
};

/** Which fact decides between the best two, and from whom to learn it. @type {Part} */
const whatDecides = ({ close }) =>
  close?.decides && section("decides", "Which fact decides", make("ul.wm-find-out", toFindOut(close.decides)));

/** @type {Part} */
const reasonsOfRivals = (decision) => rivalsOf(decision).map((ranked) => forAndAgainst(decision, ranked, OPEN_BESIDE));

/** @type {Part} */
const patternSummary = (decision) => {
  const pattern = decidingPattern(decision);
  return pattern && make("p.wm-summary", grounded(decision, pattern));
};

/** @type {Part} */
const mixedParts = ({ mix }, chip) => {
  if (!mix) return null;
  const cards = mix.parts.map(({ work, model, because }) =>
    make(`li.wm-mix-part.wm-model--${model}`, make("h4", work), chip(model), make("p", because)),
  );
  return [
    section("mix", "Which model for which part", make("ul.wm-mix", cards)),
    section("seam", "Where the parts meet", make("p", mix.seam)),
  ];
};

/** @type {Part} */
const onlyOneModel = (decision) => {
  const best = decision.ranking.find((ranked) => !ranked.ruled_out);
  if (!best) return null;
  const text = `Of all models it has the most points: ${plain(best.points)}. You then do without what the mix gives you.`;
  const reasons = [...reasonsFor(best), ...reasonsAgainst(best)];
  const title = `If you buy only one model: ${nameOf(decision, best.model)}`;
  return section("single", title, make("p", text), reasonList(decision, reasons));
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

/** @type {Part} */
const whatComesAfter = (decision, chip) => {
  const { after, assumes = [] } = decision.not_ready ?? {};
  if (!after) return null;
  const text = `With the same answers otherwise, the choice is then ${nameOf(decision, after)}. This takes for granted:`;
  const items = assumes.map(({ ask, answer, page }) => make("li", `${ask} `, pageLink(page, answer)));
  return section("after", "Once that is in place", make("p", chip(after)), make("p", text), make("ul", items));
};

/** @type {Part} */
const moreOnPattern = (decision) => {
  const pattern = decidingPattern(decision);
  return pattern && make("p.wm-more", "More on this: ", pageLink(pattern.page, pattern.title), ".");
};

/** @type {Part} */
const whatToFindOut = ({ find_out: found }) =>
  found.length > 0 &&
  section(
    "find-out",
    "What to find out",
    make("p", "These questions can still change the result. Ask whoever knows, then answer here."),
    make("ol.wm-find-out", found.map(toFindOut)),
  );

/** @type {Part} */
const stillPossible = ({ possible }, chip) => {
  const items = possible.map((model) => make("li", chip(model)));
  return items.length > 0 && section("open", "Still possible", make("ul.wm-open", items));
};

/** @type {Readonly<Record<Verdict, readonly Part[]>>} */
const PARTS = {
  recommended: [firstChoice, runnerUp],
  close: [rivals, tie, whatSeparates, whatDecides, reasonsOfRivals],
  mix: [patternSummary, mixedParts, moreOnPattern, onlyOneModel],
  "not-ready": [patternSummary, whatComesFirst, whatComesAfter, moreOnPattern],
  undecided: [whatToFindOut, stillPossible],
};

/** @type {Part} */
export function verdictParts(decision, chip) {
  return PARTS[decision.verdict].map((part) => part(decision, chip));
}

/** @param {Decision} decision the two that are set side by side, or all that share the top where none of them leads */
function rivalsOf({ ranking, first_choice: first, runner_up: second, tied }) {
  const models = first ? [first, second] : tied;
  return models.flatMap((model) => ranking.find((ranked) => ranked.model === model) ?? []);
}

/** @param {Decision} decision the pattern that makes it a mix, or not ready */
function decidingPattern({ patterns, mix, not_ready: notReady }) {
  const id = (mix ?? notReady)?.pattern;
  return patterns.find((pattern) => pattern.id === id);
}

/** A question to find out about: whom to ask, and where to answer it. @type {(find: FindOut) => HTMLLIElement} */
function toFindOut({ factor, ask, from_whom: whom, page }) {
  return make(
    "li",
    make("span.wm-find-ask", ask),
    make("span.wm-find-whom", whom),
    button("Answer", "small", emits("change", factor), `: ${ask}`),
    make("span.wm-find-why", pageLink(page, "Why it matters", unseen(`: ${ask}`))),
  );
}

/**
 * @param {Decision} decision
 * @param {Ranked} ranked
 * @param {number} [open] how many reasons are open
 */
function forAndAgainst(decision, ranked, open) {
  const name = nameOf(decision, ranked.model);
  const side = (/** @type {string} */ kind, /** @type {Reason[]} */ reasons, /** @type {string} */ none) => {
    const list = reasons.length ? reasonList(decision, reasons, open) : make("p", `None of your answers ${none}.`);
    return section(kind, `What speaks ${kind} ${name}`, list);
  };
  return [
    side("for", reasonsFor(ranked), "adds points to it"),
    side("against", reasonsAgainst(ranked), "speaks against it"),
  ];
}

/**
 * How the answers that favour the first and those that favour the runner-up make the distance.
 *
 * @param {Lost} lost
 * @param {"ahead" | "behind"} where seen from the model that the sentence is about
 * @param {"give" | "win"} undo what the other answers do with points
 */
function balance(lost, where, undo) {
  const setbacks = setbacksOf(lost);
  if (!setbacks.length) return "";
  const favour = setbacks.reduce((sum, reason) => sum + reason.points, 0);
  const back = favour - lost.behind;
  return `The answers below put it ${inPoints(favour)} ${where}${back ? `; other answers ${undo} ${back} back` : ""}.`;
}

/** What made the runner-up lose, the strongest first. @type {(decision: Decision, lost: Lost) => Child} */
function differences(decision, lost) {
  const setbacks = setbacksOf(lost);
  return setbacks.length > 0 && reasonList(decision, setbacks, OPEN_DIFFERENCES);
}
