/**
 * The result, read like a memo: the verdict in one sentence, why, what else matters, what to do, and
 * everything it was made from.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../kept/prefill.js").Answers} Answers
 * @typedef {import("../asking/question-form.js").Question} Question
 * @typedef {object} ResultActions
 * @property {(factor: string) => void} change
 * @property {(sets: Answers) => void} tryOut show the result with some answers set otherwise
 * @property {() => void} undo
 * @property {(sets: Answers) => void} adopt
 * @property {() => void} addWork
 * @property {() => void} seeWorks
 * @property {() => void} startAgain
 * @property {() => void} forget
 *
 * @typedef {object} ResultParts
 * @property {readonly Question[]} questions
 * @property {(model: string) => HTMLElement} chip
 * @property {ResultActions} act
 * @property {Answers | null} sets the answers that are only tried, if any are
 * @property {number} works how many pieces of work there are; 0 where the result is not one of them
 * @property {import("./kept-result.js").KeptResult | null} kept null where the result is not the reader's own
 */
import { button, make } from "../shared/dom.js";
import { givenList } from "../shared/given-list.js";
import { rankingSection } from "./ranking-view.js";
import { nextSteps, pageLink, paragraph, patternSections, section, watchList } from "../shared/result-parts.js";
import { VERDICT_VIEWS } from "./verdict-views.js";
import { changesSection, trialBanner } from "./whatif-view.js";

const HOW_IT_DECIDES = "quiz/how-it-decides/";

/**
 * @param {Decision} decision
 * @param {ResultParts} parts
 * @returns {{ element: HTMLElement, headline: HTMLHeadingElement }}
 */
export function resultView(decision, parts) {
  const { act, sets, kept, questions, chip } = parts;
  const headline = make("h2", { class: "wm-headline", id: "wm-headline" }, decision.headline);
  const element = make(
    "section",
    {
      class: "wm-result",
      "data-verdict": decision.verdict,
      "data-first-choice": decision.first_choice ?? "",
      "aria-labelledby": headline.id,
    },
    make(
      "div",
      { class: "wm-result-main" },
      ...(sets ? [trialBanner(sets, questions, { undo: act.undo, adopt: () => act.adopt(sets) })] : []),
      make("p", { class: "wm-verdict" }, decision.verdict_name),
      headline,
      ...completeness(decision, questions.length),
      ...VERDICT_VIEWS[decision.verdict](decision, { chip, change: act.change }),
      ...patternSections(decision),
      ...nextSteps(decision),
      ...(sets ? [] : changesSection(decision, act.tryOut)),
      ...watchList(decision),
    ),
    make(
      "div",
      { class: "wm-result-aside" },
      rankingSection(decision, chip),
      ...(kept ? [kept.section()] : []),
      ...(sets || !parts.works ? [] : [worksSection(parts)]),
    ),
    make(
      "div",
      { class: "wm-result-tail" },
      ...(sets ? [] : [answersSection(decision, parts)]),
      ...sourcesSection(decision),
      footer(decision, parts),
    ),
    ...(kept ? [kept.printEnd()] : []),
  );
  return { element, headline };
}

/**
 * Say how much the result rests on, where answers are missing.
 *
 * @param {Decision} decision
 * @param {number} asked how many questions there are
 * @returns {HTMLElement[]}
 */
function completeness(decision, asked) {
  const missing = [];
  if (decision.unanswered.length) missing.push(`${decision.unanswered.length} not answered`);
  if (decision.unknown.length) missing.push(`${decision.unknown.length} answered \u201cI don\u2019t know\u201d`);
  if (decision.verdict === "undecided" || !missing.length) return [];
  const settled = decision.unanswered.length && decision.decided ? " Those not answered cannot change the choice." : "";
  return [make("p", { class: "wm-completeness" }, `Of ${asked} questions, ${missing.join(" and ")}.${settled}`)];
}

/**
 * @param {Decision} decision
 * @param {ResultParts} parts
 * @returns {HTMLElement}
 */
function answersSection(decision, { questions, act }) {
  const intro = paragraph("Change one and see what follows.");
  return section("answers", "Your answers", intro, givenList(questions, decision.answers, act.change));
}

/**
 * @param {ResultParts} parts
 * @returns {HTMLElement}
 */
function worksSection({ works, act }) {
  const add = button("Add another piece of work", "second", act.addWork);
  const all = works > 1 ? [button("See all side by side", "second", act.seeWorks, "your pieces of work")] : [];
  const says =
    "Most buyers have several pieces of work, and each gets an answer of its own. Several models at once is normal.";
  return section(
    "works",
    "More than one piece of work",
    paragraph(says),
    make("div", { class: "wm-actions" }, add, ...all),
  );
}

/**
 * Everything cited above, with who says it and what they sell.
 *
 * @param {Decision} decision
 * @returns {HTMLElement[]}
 */
function sourcesSection(decision) {
  const cited = Object.values(decision.sources);
  if (!cited.length) return [];
  const items = cited.map((claim) =>
    make(
      "li",
      {},
      claim.says,
      " ",
      make(
        "span",
        { class: "wm-ground" },
        pageLink(claim.page, `${claim.publisher}, ${claim.source}`),
        ` (sells: ${claim.sells})`,
      ),
    ),
  );
  const count = `${cited.length} ${cited.length === 1 ? "claim" : "claims"}`;
  const details = make(
    "details",
    { class: "wm-cited" },
    make("summary", {}, `Show ${count}, and what each publisher sells`),
  );
  details.append(make("ul", { class: "wm-cited-list" }, ...items));
  return [section("sources", "Who says so", details)];
}

/**
 * @param {Decision} decision
 * @param {ResultParts} parts
 * @returns {HTMLElement}
 */
function footer(decision, { act, sets }) {
  const version = make("code", {}, decision.rules_version);
  const actions = make(
    "div",
    { class: "wm-actions" },
    button("Start again", "second", act.startAgain),
    button("Forget my answers", "quiet", act.forget),
  );
  return make(
    "div",
    { class: "wm-result-end" },
    ...(sets ? [] : [actions]),
    make(
      "p",
      { class: "wm-version" },
      "Rules version ",
      version,
      ". ",
      pageLink(HOW_IT_DECIDES, "How the quiz decides"),
      ".",
    ),
  );
}
