/**
 * The result, read like a memo: the verdict in one sentence, why, what else matters, what to do, and
 * everything it was made from.
 *
 * @import { Decision } from "../shared/decision.js"
 * @import { Titled } from "../shared/dom.js"
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
 */
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { givenList } from "../shared/given-list.js";
import { pageLink, section } from "../shared/parts.js";
import { rankingSection } from "./ranking.js";
import { nextSteps, patternSections, watchList } from "./reasons.js";
import { verdictParts } from "./verdicts.js";
import { changesSection, trialBanner } from "./what-if.js";

const CHANGE_ONE = "Change one and see what follows.";
const HOW_IT_DECIDES = "quiz/how-it-decides/";

/** @type {(decision: Decision, parts: ResultParts) => Titled} */
export function resultView(decision, { questions, chip, sets, works, kept }) {
  const title = make("h2.wm-headline", { id: "wm-headline" }, decision.headline);
  const element = make(
    "section.wm-result",
    { "data-verdict": decision.verdict, "data-first-choice": decision.first_choice ?? "", "aria-labelledby": title.id },
    make(
      "div.wm-result-main",
      sets && trialBanner(sets, questions),
      make("p.wm-verdict", decision.verdict_name),
      title,
      completeness(decision, questions.length),
      verdictParts(decision, chip),
      patternSections(decision),
      nextSteps(decision),
      !sets && changesSection(decision),
      watchList(decision),
    ),
    make(
      "div.wm-result-aside",
      rankingSection(decision, chip),
      kept?.section,
      !sets && works > 0 && worksSection(works),
    ),
    make(
      "div.wm-result-tail",
      !sets && section("answers", "Your answers", make("p", CHANGE_ONE), givenList(questions, decision.answers)),
      sourcesSection(decision),
      resultEnd(decision, !sets),
    ),
    kept?.printEnd,
  );
  return { element, title };
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
  return make("p.wm-completeness", `Of ${asked} questions, ${missing.join(" and ")}.${settled}`);
}

/** @param {number} works */
function worksSection(works) {
  const says =
    "Most buyers have several pieces of work, and each gets an answer of its own. Several models at once is normal.";
  const add = button("Add another piece of work", "second", emits("addWork"));
  const all = works > 1 && button("See all side by side", "second", emits("seeWorks"), "your pieces of work");
  return section("works", "More than one piece of work", make("p", says), make("div.wm-actions", add, all));
}

/** @param {Decision} decision everything that it cites, with who says it and what they sell */
function sourcesSection({ sources }) {
  const cited = Object.values(sources);
  if (!cited.length) return null;
  const items = cited.map(({ says, page, publisher, source, sells }) => {
    const link = pageLink(page, `${publisher}, ${source}`);
    return make("li", says, " ", make("span.wm-ground", link, ` (sells: ${sells})`));
  });
  const summary = `Show ${cited.length} ${cited.length === 1 ? "claim" : "claims"}, and what each publisher sells`;
  const list = make("ul.wm-cited-list", items);
  return section("sources", "Who says so", make("details.wm-cited", make("summary", summary), list));
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
