/**
 * The result, read like a memo: what a reader decides by on one screen, and all else in sections below, in the
 * order in which one asks for it.
 *
 * @import { Wording } from "../further/readers.js"
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 * @import { Child, Titled } from "../shared/dom.js"
 * @import { Chip } from "../shared/model-chips.js"
 * @import { Answers, Question } from "../shared/questions.js"
 * @import { KeptResult } from "./kept-result.js"
 *
 * @typedef {object} ResultParts
 * @property {readonly Question[]} questions
 * @property {Chip} chip
 * @property {Answers | null} sets the answers that are only tried, if any are
 * @property {number} works how many pieces of work there are; 0 where the result is not one of them
 * @property {KeptResult | null} kept null where the result is not the reader's own
 * @property {Runtime} runtime for what more is asked of a result
 * @property {Wording} wording
 */
import { agendaFold } from "../further/agenda.js";
import { importancePart } from "../further/importance.js";
import { readerChoice } from "../further/readers.js";
import { citedClaim } from "../grounds/grounds.js";
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { givenList } from "../shared/given-list.js";
import { dropDeadLeads, fold, foldPart, grounded, pageLink, section } from "../shared/parts.js";
import { addressOf } from "../shared/site-root.js";
import { briefAside, briefMain, MOST_QUESTIONS } from "./brief.js";
import { rankingPart } from "./ranking.js";
import { patternParts, watchFold } from "./reasons.js";
import { allReasons, toFindOut, whatComesAfter } from "./verdicts.js";
import { changesFold, trialBanner } from "./what-if.js";

const CHANGE_ONE = "Change one and see what follows.";
const FILES = "take-along/";
const HOW_IT_DECIDES = "quiz/how-it-decides/";

/** @type {(decision: Decision, parts: ResultParts) => Titled} */
export function resultView(decision, { questions, chip, sets, works, kept, runtime, wording }) {
  const title = make("h2.wm-headline", { id: "wm-headline" }, decision.headline);
  const element = make(
    "section.wm-result",
    { "data-verdict": decision.verdict, "data-first-choice": decision.first_choice ?? "", "aria-labelledby": title.id },
    sets && trialBanner(sets, questions),
    make(
      "div.wm-brief",
      make(
        "div.wm-brief-main",
        make("p.wm-verdict", decision.verdict_name, completeness(decision, questions.length)),
        title,
        briefMain(decision, chip),
      ),
      make("div.wm-brief-aside", briefAside(decision, chip), kept?.atHand),
    ),
    make(
      "div.wm-folds",
      whatToDo(decision, chip, readerChoice(decision, runtime, wording)),
      !sets && changesFold(decision, () => importancePart(decision, questions, runtime)),
      fold(
        "reasons",
        "All reasons and sums",
        "for every model",
        allReasons(decision, chip),
        rankingPart(decision, chip),
      ),
      watchFold(decision),
      sourcesFold(decision),
      !sets &&
        fold("answers", "Your answers", "change one", make("p", CHANGE_ONE), givenList(questions, decision.answers)),
      !sets && agendaFold(decision, runtime),
      kept?.file,
    ),
    !sets && works > 0 && worksSection(works),
    resultEnd(decision, !sets),
    kept?.printEnd,
  );
  // What is only tried has no changes of its own.
  dropDeadLeads(element);
  return { element, title };
}

/** @type {(decision: Decision, chip: Chip, readers: Child) => Child} */
function whatToDo(decision, chip, readers) {
  const steps = decision.next_steps.map((step) => make("li", grounded(decision, step)));
  const open = decision.verdict === "undecided" ? decision.find_out.slice(MOST_QUESTIONS) : [];
  const questions = open.map(toFindOut);
  const parts = [
    readers,
    steps.length > 0 && make("ol.wm-steps", steps),
    filesToTakeAlong(decision),
    questions.length > 0 &&
      foldPart(
        "find-more",
        "What else to find out",
        make("ol.wm-find-out", { start: String(MOST_QUESTIONS + 1) }, questions),
      ),
    whatComesAfter(decision, chip),
    patternParts(decision),
  ].flat();
  const note = steps.length > 0 && `${steps.length} steps`;
  return parts.some(Boolean) && fold("steps", "What to do", note, parts);
}

/** The files that a reader fills in next: those of the model, where one is chosen. @param {Decision} decision */
function filesToTakeAlong({ first_choice: model, models }) {
  if (model === null) return null;
  const own = model in models;
  return make(
    "p.wm-files",
    "To take along and fill in: ",
    own && [fileLink(`raci-${model}.docx`, "Who does what (RACI)"), ", "],
    own && [fileLink(`contract-checklist-${model}.docx`, "Contract checklist"), ", "],
    pageLink(FILES, "all files"),
  );
}

/** @type {(name: string, label: string) => HTMLAnchorElement} */
function fileLink(name, label) {
  return make("a", { href: addressOf(`${FILES}${name}`), download: "" }, label);
}

/**
 * Say how much the result rests on, where answers are missing.
 *
 * @param {Decision} decision
 * @param {number} asked how many questions there are
 */
function completeness({ verdict, unanswered, unknown, decided }, asked) {
  const missing = [
    unanswered.length && `${unanswered.length} not answered`,
    unknown.length && `${unknown.length} answered \u201cI don\u2019t know\u201d`,
  ].filter(Boolean);
  if (verdict === "undecided" || !missing.length) return null;
  const settled = unanswered.length && decided ? " Those not answered cannot change the choice." : "";
  return make("span.wm-completeness", ` \u00b7 Of ${asked} questions, ${missing.join(" and ")}.${settled}`);
}

/** @param {number} works */
function worksSection(works) {
  const says =
    "Most buyers have several pieces of work, and each gets an answer of its own, so several models at once are normal.";
  const add = button("Add another piece of work", "second", emits("addWork"));
  const all = works > 1 && button("See all side by side", "second", emits("seeWorks"), "your pieces of work");
  return section("works", "More than one piece of work", make("p", says), make("div.wm-actions", add, all));
}

/** @param {Decision} decision everything that it cites, with who says it and what they sell */
function sourcesFold({ sources }) {
  const cited = Object.values(sources);
  if (!cited.length) return null;
  const note = `${cited.length} ${cited.length === 1 ? "claim" : "claims"}, and what each publisher sells`;
  const element = fold("sources", "Sources", note, make("ul.wm-cited-list", cited.map(citedClaim)));
  element.classList.add("wm-cited");
  return element;
}

/**
 * @param {Decision} decision
 * @param {boolean} own whether it is the reader's own result
 */
function resultEnd({ rules_version: version }, own) {
  const actions = make(
    "div.wm-actions",
    button("Start again", "second", emits("startAgain")),
    button("Forget my answers", "quiet", emits("forget")),
  );
  const how = pageLink(HOW_IT_DECIDES, "How the quiz decides");
  return make(
    "div.wm-result-end",
    own && actions,
    make("p.wm-version", "Rules version ", make("code", version), ". ", how, "."),
  );
}
