/**
 * What each verdict says first. The rest of the memo (steps, failures, points, answers) is the same
 * for all and stands in `result-view.js`.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../shared/decision.js").Ranked} Ranked
 * @typedef {{ chip(model: string): HTMLElement, change(factor: string): void }} VerdictParts
 */
import { inPoints, inWords, nameOf, plain, rankedAs, reasonsAgainst, reasonsFor, titleOf } from "../shared/decision.js";
import { button, make } from "../shared/dom.js";
import { groundLine, pageLink, paragraph, reasonList, section } from "../shared/result-parts.js";

const OPEN_DIFFERENCES = 3;
/** Where two models are set side by side, each has fewer. */
const OPEN_BESIDE = 2;

/** @type {Readonly<Record<import("../shared/decision.js").Verdict, (decision: Decision, parts: VerdictParts) => HTMLElement[]>>} */
export const VERDICT_VIEWS = Object.freeze({ recommended, close, mix, "not-ready": notReady, undecided });

/**
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function recommended(decision, parts) {
  const first = rankedAs(decision, decision.first_choice);
  if (!first) return [];
  return [summary(decision, first.model, parts), ...forAndAgainst(decision, first), ...whyNotRunnerUp(decision)];
}

/**
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function close(decision, parts) {
  const first = rankedAs(decision, decision.first_choice);
  const second = rankedAs(decision, decision.runner_up);
  const rivals = [first, second].filter((ranked) => ranked !== undefined);
  const shown = rivals.length === 2 ? rivals.map((ranked) => ranked.model) : decision.tied;
  // Where every model is ruled out there is nothing to set side by side.
  const row = shown.length
    ? [make("ul", { class: "wm-rivals" }, ...shown.map((model) => rival(decision, model, parts)))]
    : [];
  if (!first) {
    const each = shown.map((model) => rankedAs(decision, model)).filter((ranked) => ranked !== undefined);
    return [
      ...row,
      ...tie(decision),
      ...whatDecides(decision, parts),
      ...each.flatMap((ranked) => forAndAgainst(decision, ranked, OPEN_BESIDE)),
    ];
  }
  return [
    ...row,
    ...tie(decision),
    ...whatSeparates(decision, first),
    ...whatDecides(decision, parts),
    ...forAndAgainst(decision, first, OPEN_BESIDE),
    ...(second ? forAndAgainst(decision, second, OPEN_BESIDE) : []),
  ];
}

/**
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function mix(decision, parts) {
  const { mix: found } = decision;
  if (!found) return [];
  const pattern = decision.patterns.find((held) => held.id === found.pattern);
  const cards = found.parts.map((part) =>
    make(
      "li",
      { class: `wm-mix-part wm-model--${part.model}` },
      make("h4", {}, part.work),
      parts.chip(part.model),
      paragraph(part.because),
    ),
  );
  const best = decision.ranking.find((ranked) => !ranked.ruled_out);
  return [
    ...(pattern ? [make("p", { class: "wm-summary" }, pattern.says, " ", groundLine(decision, pattern))] : []),
    section("mix", "Which model for which part", make("ul", { class: "wm-mix" }, ...cards)),
    section("seam", "Where the parts meet", paragraph(found.seam)),
    ...(pattern ? [more(pattern)] : []),
    ...(best
      ? [section("single", `If you buy only one model: ${nameOf(decision, best.model)}`, ...single(decision, best))]
      : []),
  ];
}

/**
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function notReady(decision, parts) {
  const { not_ready: found } = decision;
  if (!found) return [];
  const pattern = decision.patterns.find((held) => held.id === found.pattern);
  const after = found.after
    ? [
        section(
          "after",
          "Once that is in place",
          make("p", {}, parts.chip(found.after)),
          paragraph(
            `With the same answers otherwise, the choice is then ${nameOf(decision, found.after)}. This takes for granted:`,
          ),
          make(
            "ul",
            {},
            ...found.assumes.map(({ ask, answer, page }) => make("li", {}, `${ask} `, pageLink(page, answer))),
          ),
        ),
      ]
    : [];
  return [
    ...(pattern ? [make("p", { class: "wm-summary" }, pattern.says, " ", groundLine(decision, pattern))] : []),
    section("missing", "Put this in place first", paragraph(found.missing), paragraph(`Who can help: ${found.helper}`)),
    section(
      "first-step",
      "A small first step to buy",
      make("p", {}, parts.chip(found.first_step.model)),
      paragraph(found.first_step.says),
    ),
    ...after,
    ...(pattern ? [more(pattern)] : []),
  ];
}

/**
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function undecided(decision, parts) {
  const open = decision.possible.map((model) => make("li", {}, parts.chip(model)));
  const items = decision.find_out.map((find) => toFindOut(find, parts));
  return [
    ...(items.length
      ? [
          section(
            "find-out",
            "What to find out",
            paragraph("These questions can still change the result. Ask whoever knows, then answer here."),
            make("ol", { class: "wm-find-out" }, ...items),
          ),
        ]
      : []),
    ...(open.length ? [section("open", "Still possible", make("ul", { class: "wm-open" }, ...open))] : []),
  ];
}

/**
 * A question to find out about: whom to ask, and where to answer it.
 *
 * @param {import("../shared/decision.js").FindOut} find
 * @param {VerdictParts} parts
 * @returns {HTMLLIElement}
 */
function toFindOut(find, parts) {
  return make(
    "li",
    {},
    make("span", { class: "wm-find-ask" }, find.ask),
    make("span", { class: "wm-find-whom" }, find.from_whom),
    button("Answer", "small", () => parts.change(find.factor), `: ${find.ask}`),
    make(
      "span",
      { class: "wm-find-why" },
      pageLink(find.page, "Why it matters", make("span", { class: "wm-visually-hidden" }, `: ${find.ask}`)),
    ),
  );
}

/**
 * @param {Decision} decision
 * @param {string} model
 * @param {VerdictParts} parts
 * @returns {HTMLElement}
 */
function summary(decision, model, parts) {
  const card = decision.models[model];
  return make(
    "div",
    { class: `wm-choice wm-model--${model}` },
    parts.chip(model),
    make("p", { class: "wm-summary" }, card?.summary ?? ""),
  );
}

/**
 * @param {Decision} decision
 * @param {string} model
 * @param {VerdictParts} parts
 * @returns {HTMLElement}
 */
function rival(decision, model, parts) {
  const card = decision.models[model];
  const points = make("p", { class: "wm-rival-points" }, inPoints(rankedAs(decision, model)?.points ?? 0));
  return make(
    "li",
    { class: `wm-rival wm-model--${model}` },
    parts.chip(model),
    paragraph(card?.summary ?? ""),
    points,
  );
}

/**
 * Say that models share the top, and how the order came about.
 *
 * @param {Decision} decision
 * @returns {HTMLElement[]}
 */
function tie(decision) {
  if (decision.tied.length < 2) return [];
  const names = inWords(decision.tied.map((model) => nameOf(decision, model)));
  const order = decision.first_choice
    ? "The one with the fewest points against it goes first."
    : "Nothing in your answers separates them, so choose by what the reasons mean to you.";
  return [make("p", { class: "wm-tie" }, `Equal points at the top: ${names}. ${order}`)];
}

/**
 * @param {Decision} decision
 * @param {Ranked} ranked
 * @param {number} [open] how many reasons are open
 * @returns {HTMLElement[]}
 */
function forAndAgainst(decision, ranked, open) {
  const good = reasonsFor(ranked);
  const bad = reasonsAgainst(ranked);
  const name = nameOf(decision, ranked.model);
  return [
    section(
      "for",
      `What speaks for ${name}`,
      good.length ? reasonList(decision, good, open) : paragraph("None of your answers adds points to it."),
    ),
    section(
      "against",
      `What speaks against ${name}`,
      bad.length ? reasonList(decision, bad, open) : paragraph("None of your answers speaks against it."),
    ),
  ];
}

/**
 * @param {Decision} decision
 * @param {Ranked} best
 * @returns {HTMLElement[]}
 */
function single(decision, best) {
  const reasons = [...reasonsFor(best), ...reasonsAgainst(best)];
  const intro = paragraph(
    `Of all models it has the most points: ${plain(best.points)}. You then do without what the mix gives you.`,
  );
  return [intro, reasonList(decision, reasons)];
}

/**
 * @param {Decision} decision
 * @returns {HTMLElement[]}
 */
function whyNotRunnerUp(decision) {
  const { lost } = decision;
  if (!lost) return [];
  const gap = lost.behind === 0 ? "with the same points" : `${inPoints(lost.behind)} behind`;
  const text = `${titleOf(decision, lost.model)} came second, ${gap}. ${balance(lost, "behind", "win")}`;
  return [
    section("runner-up", `Runner-up: ${nameOf(decision, lost.model)}`, paragraph(text), ...differences(decision, lost)),
  ];
}

/**
 * @param {Decision} decision
 * @param {Ranked} first
 * @returns {HTMLElement[]}
 */
function whatSeparates(decision, first) {
  const { lost } = decision;
  if (!lost || !lost.reasons.length) return [];
  const gap = lost.behind === 0 ? "has the same points" : `is ${inPoints(lost.behind)} ahead`;
  const names = `${nameOf(decision, first.model)} and ${nameOf(decision, lost.model)}`;
  return [
    section(
      "separates",
      `Between ${names}`,
      paragraph(
        `${first.title} ${gap}. ${balance(lost, "ahead", "give")} If you are not sure of one of them, take the second as seriously as the first.`,
      ),
      ...differences(decision, lost),
    ),
  ];
}

/**
 * Which fact decides between the best two, and from whom to learn it.
 *
 * @param {Decision} decision
 * @param {VerdictParts} parts
 * @returns {HTMLElement[]}
 */
function whatDecides(decision, parts) {
  const decides = decision.close?.decides;
  return decides
    ? [section("decides", "Which fact decides", make("ul", { class: "wm-find-out" }, toFindOut(decides, parts)))]
    : [];
}

/**
 * How the answers that favour the first and those that favour the runner-up make the distance.
 *
 * @param {import("../shared/decision.js").Lost} lost
 * @param {"ahead" | "behind"} where seen from the model that the sentence is about
 * @param {"give" | "win"} undo what the other answers do with points
 * @returns {string}
 */
function balance(lost, where, undo) {
  if (!lost.reasons.length) return "";
  const favour = lost.reasons.reduce((sum, reason) => sum + reason.points, 0);
  const back = favour - lost.behind;
  return `The answers below put it ${inPoints(favour)} ${where}${back ? `; other answers ${undo} ${back} back` : ""}.`;
}

/**
 * @param {Decision} decision
 * @param {import("../shared/decision.js").Lost} lost
 * @returns {HTMLElement[]}
 */
function differences(decision, lost) {
  const strongestFirst = [...lost.reasons].sort((one, other) => other.points - one.points);
  return lost.reasons.length ? [reasonList(decision, strongestFirst, OPEN_DIFFERENCES)] : [];
}

/**
 * @param {import("../shared/decision.js").HeldPattern} pattern
 * @returns {HTMLElement}
 */
function more(pattern) {
  return make("p", { class: "wm-more" }, "More on this: ", pageLink(pattern.page, pattern.title), ".");
}
