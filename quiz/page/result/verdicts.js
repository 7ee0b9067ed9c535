/**
 * All that each verdict says beyond what stands first: every reason, what separates the best, what comes
 * after. The rest of the memo is the same for all and stands in `result-view.js`.
 *
 * @import { Decision, FindOut, Lost, Ranked, Reason, Verdict } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 * @import { Chip } from "../shared/model-chips.js"
 *
 * @typedef {(decision: Decision, chip: Chip) => Child} Part nothing where there is nothing to say
 */
import { groundsInPlace } from "../grounds/grounds.js";
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
import { foldPart, pageLink } from "../shared/parts.js";
import { reasonList } from "./reasons.js";

/** @type {Part} */
const firstChoice = (decision) => {
  const first = rankedAs(decision, decision.first_choice);
  return first && forAndAgainst(decision, first);
};

/** @type {Part} */
const runnerUp = (decision) => {
  const { lost } = decision;
  if (!lost) return null;
  const gap = lost.behind === 0 ? "with the same points" : `${inPoints(lost.behind)} behind`;
  const text = `${titleOf(decision, lost.model)} came second, ${gap}. ${balance(lost, "behind", "win")}`;
  const title = `Runner-up: ${nameOf(decision, lost.model)}`;
  return foldPart("runner-up", title, make("p", text), differences(decision, lost));
};

/** @type {Part} */
const whatSeparates = (decision) => {
  const { lost } = decision;
  const first = rankedAs(decision, decision.first_choice);
  if (!first || !lost || !setbacksOf(lost).length) return null;
  const gap = lost.behind === 0 ? "has the same points" : `is ${inPoints(lost.behind)} ahead`;
  const title = `Between ${nameOf(decision, first.model)} and ${nameOf(decision, lost.model)}`;
  const text = `${titleOf(decision, first.model)} ${gap}. ${balance(lost, "ahead", "give")} If you are not sure of one of them, take the second as seriously as the first.`;
  return foldPart("separates", title, make("p", text), differences(decision, lost));
};

/** The best two, or all that share the top, in a sentence each. @type {Part} */
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

/** @type {Part} */
const reasonsOfRivals = (decision) => rivalsOf(decision).map((ranked) => forAndAgainst(decision, ranked));

/** What the pattern rests on that makes it a mix, or not ready. @type {Part} */
const meaning = (decision) => {
  const pattern = decidingPattern(decision);
  if (!pattern) return null;
  const says = make("p", pattern.says);
  return foldPart("meaning", pattern.title, says, groundsInPlace(decision, pattern), moreOn(pattern));
};

/** @type {(pattern: { page: string, title: string }) => HTMLElement} */
function moreOn({ page, title }) {
  return make("p.wm-more", "More on this: ", pageLink(page, title), ".");
}

/** @type {Part} */
const onlyOneModel = (decision) => {
  const best = decision.ranking.find((ranked) => !ranked.ruled_out);
  if (!best) return null;
  const text = `Of all models it has the most points, ${plain(best.points)}, but you would do without what the mix gives you.`;
  const reasons = [...reasonsFor(best), ...reasonsAgainst(best)];
  const title = `If you buy only one model: ${nameOf(decision, best.model)}`;
  return foldPart("single", title, make("p", text), reasonList(decision, reasons));
};

/** @type {Readonly<Record<Verdict, readonly Part[]>>} */
const REASONS = {
  recommended: [firstChoice, runnerUp],
  close: [rivals, tie, whatSeparates, reasonsOfRivals],
  mix: [meaning, onlyOneModel],
  "not-ready": [meaning],
  undecided: [],
};

/** @type {Part} */
export function allReasons(decision, chip) {
  return REASONS[decision.verdict].map((part) => part(decision, chip));
}

/** What comes once the missing is in place. @type {Part} */
export function whatComesAfter(decision, chip) {
  const { after, assumes = [] } = decision.not_ready ?? {};
  if (!after) return null;
  const text = `If your other answers stay the same, the choice is then ${nameOf(decision, after)}. This assumes:`;
  const items = assumes.map(({ ask, answer, page }) => make("li", `${ask} `, pageLink(page, answer)));
  return foldPart("after", "Once that is in place", make("p", chip(after)), make("p", text), make("ul", items));
}

/** Say that models share the top, and how the order came about. @type {Part} */
function tie(decision) {
  if (decision.tied.length < 2) return null;
  const names = inWords(decision.tied.map((model) => nameOf(decision, model)));
  const order = decision.first_choice
    ? "The one with the fewest points against it comes first."
    : "Nothing in your answers separates them, so choose by what the reasons mean to you.";
  return make("p.wm-tie", `Equal points at the top: ${names}. ${order}`);
}

/** @param {Decision} decision the two that are set side by side, or all that share the top where none of them leads */
export function rivalsOf({ ranking, first_choice: first, runner_up: second, tied }) {
  const models = first ? [first, second] : tied;
  return models.flatMap((model) => ranking.find((ranked) => ranked.model === model) ?? []);
}

/** @param {Decision} decision the pattern that makes it a mix, or not ready */
export function decidingPattern({ patterns, mix, not_ready: notReady }) {
  const id = (mix ?? notReady)?.pattern;
  return patterns.find((pattern) => pattern.id === id);
}

/** A question to find out about: whom to ask, and where to answer it. @type {(find: FindOut) => HTMLLIElement} */
export function toFindOut({ factor, ask, from_whom: whom, page }) {
  return make(
    "li",
    make("span.wm-find-ask", ask),
    make("span.wm-find-whom", whom),
    button("Answer", "small", emits("change", factor), `: ${ask}`),
    make("span.wm-find-why", pageLink(page, "Why it matters", unseen(`: ${ask}`))),
  );
}

/** @type {(decision: Decision, ranked: Ranked) => Child} */
function forAndAgainst(decision, ranked) {
  const name = nameOf(decision, ranked.model);
  const side = (/** @type {string} */ kind, /** @type {Reason[]} */ reasons, /** @type {string} */ none) => {
    const list = reasons.length ? reasonList(decision, reasons) : make("p", `None of your answers ${none}.`);
    return foldPart(kind, `What speaks ${kind} ${name}`, list);
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
  return setbacks.length > 0 && reasonList(decision, setbacks);
}
