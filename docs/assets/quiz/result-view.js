/**
 * The result, read like a memo: the verdict in one sentence, why, what else matters, what to do, and
 * everything it was made from.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./question-form.js").Question} Question
 * @typedef {object} ResultParts
 * @property {readonly Question[]} questions
 * @property {(model: string) => HTMLElement} chip
 * @property {(factor: string) => void} change
 * @property {() => void} startAgain
 * @property {() => void} forget
 */
import { button, make } from "./dom.js";
import { rankingSection } from "./ranking-view.js";
import { nextSteps, pageLink, paragraph, patternSections, section, watchList } from "./result-parts.js";
import { VERDICT_VIEWS } from "./verdict-views.js";

const HOW_IT_DECIDES = "quiz/how-it-decides/";

/**
 * @param {Decision} decision
 * @param {ResultParts} parts
 * @returns {{ element: HTMLElement, headline: HTMLHeadingElement }}
 */
export function resultView(decision, parts) {
  const headline = make("h2", { class: "wm-headline", id: "wm-headline" }, decision.headline);
  const element = make(
    "section",
    {
      class: "wm-result",
      "data-verdict": decision.verdict,
      "data-first-choice": decision.first_choice ?? "",
      "aria-labelledby": headline.id,
    },
    make("p", { class: "wm-verdict" }, decision.verdict_name),
    headline,
    ...completeness(decision, parts.questions.length),
    ...VERDICT_VIEWS[decision.verdict](decision, parts),
    ...patternSections(decision),
    ...nextSteps(decision),
    ...watchList(decision),
    rankingSection(decision, parts.chip),
    answersSection(decision, parts),
    ...sourcesSection(decision),
    footer(decision, parts),
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
function answersSection(decision, parts) {
  const items = parts.questions.map(({ factor, ask, options }) => {
    const option = decision.answers[factor];
    const given =
      option === undefined
        ? make("span", { class: "wm-given-answer wm-given-answer--none" }, "Not answered")
        : make("span", { class: "wm-given-answer" }, options.get(option) ?? option);
    const label = option === undefined ? "Answer" : "Change";
    return make(
      "div",
      { class: "wm-given", "data-factor": factor },
      make("dt", {}, ask),
      make("dd", {}, given, button(label, "small", () => parts.change(factor), `: ${ask}`)),
    );
  });
  return section("answers", "Your answers", paragraph("Change one and see what follows."), make("dl", { class: "wm-answers" }, ...items));
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
    make("li", {}, claim.says, " ", make("span", { class: "wm-ground" }, pageLink(claim.page, `${claim.publisher}, ${claim.source}`), ` (sells: ${claim.sells})`)),
  );
  const count = `${cited.length} ${cited.length === 1 ? "claim" : "claims"}`;
  const details = make("details", { class: "wm-cited" }, make("summary", {}, `Show ${count}, and what each publisher sells`));
  details.append(make("ul", { class: "wm-cited-list" }, ...items));
  return [section("sources", "Who says so", details)];
}

/**
 * @param {Decision} decision
 * @param {ResultParts} parts
 * @returns {HTMLElement}
 */
function footer(decision, parts) {
  const version = make("code", {}, decision.rules_version);
  return make(
    "div",
    { class: "wm-result-end" },
    make("div", { class: "wm-actions" }, button("Start again", "second", parts.startAgain), button("Forget my answers", "quiet", parts.forget)),
    make("p", { class: "wm-version" }, "Rules version ", version, ". ", pageLink(HOW_IT_DECIDES, "How the quiz decides"), "."),
  );
}
