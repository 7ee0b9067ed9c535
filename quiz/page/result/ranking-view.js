/**
 * All six models with their points. Every number shown is part of a sum shown.
 *
 * @typedef {import("../shared/decision.js").Decision} Decision
 * @typedef {import("../shared/decision.js").Ranked} Ranked
 */
import { partsOf, plain, signed } from "../shared/decision.js";
import { make } from "../shared/dom.js";
import { pageLink, paragraph, section } from "../shared/result-parts.js";

/**
 * @param {Decision} decision
 * @param {(model: string) => HTMLElement} chip
 * @returns {HTMLElement}
 */
export function rankingSection(decision, chip) {
  const scale = Math.max(1, ...decision.ranking.map(partsOf).map(({ plus, minus }) => Math.max(plus, -minus)));
  const heads = ["Model", "For", "Against", "Total"].map((text) => make("th", { scope: "col" }, text));
  const rows = decision.ranking.map((ranked) => row(ranked, chip, scale));
  const table = make(
    "table",
    { class: "wm-ranking" },
    make("caption", { class: "wm-visually-hidden" }, "Points of all models, best first"),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows),
  );
  const scroll = make(
    "div",
    { class: "wm-ranking-scroll", tabindex: "0", role: "region", "aria-label": "Points of all models" },
    table,
  );
  return section(
    "ranking",
    "All models",
    paragraph(
      "Each answer adds points to a model or takes some away. A model that an answer rules out comes last. Open a model to see its sum.",
    ),
    scroll,
    ...decision.ranking.map((ranked) => sum(decision, ranked)),
  );
}

/**
 * @param {Ranked} ranked
 * @param {(model: string) => HTMLElement} chip
 * @param {number} scale points that fill one side of the bar
 * @returns {HTMLTableRowElement}
 */
function row(ranked, chip, scale) {
  const { plus, minus } = partsOf(ranked);
  const head = make("th", { scope: "row" }, chip(ranked.model), bar(plus, minus, scale));
  if (ranked.ruled_out) head.append(make("span", { class: "wm-ruled-out" }, "ruled out"));
  const cells = [signed(plus), plain(minus), plain(ranked.points)].map((text) => make("td", {}, text));
  const made = make("tr", { class: `wm-model--${ranked.model}` }, head, ...cells);
  made.classList.toggle("wm-is-out", ranked.ruled_out);
  return made;
}

/**
 * The same two numbers as lengths, to one scale for all models.
 *
 * @param {number} plus
 * @param {number} minus
 * @param {number} scale
 * @returns {HTMLElement}
 */
function bar(plus, minus, scale) {
  const left = make("span", { class: "wm-sum-bar__minus" });
  const right = make("span", { class: "wm-sum-bar__plus" });
  left.style.setProperty("inline-size", `${(50 * -minus) / scale}%`);
  right.style.setProperty("inline-size", `${(50 * plus) / scale}%`);
  return make("span", { class: "wm-sum-bar", "aria-hidden": "true" }, left, right);
}

/**
 * @param {Decision} decision
 * @param {Ranked} ranked
 * @returns {HTMLDetailsElement}
 */
function sum(decision, ranked) {
  const out = ranked.ruled_out ? ", ruled out" : "";
  const summary = make("summary", {}, `${ranked.title}: ${plain(ranked.points)}${out}`);
  const details = make("details", { class: `wm-sum wm-model--${ranked.model}` }, summary);
  if (!ranked.reasons.length) {
    details.append(paragraph("None of your answers adds or takes points."));
    return details;
  }
  const rows = ranked.reasons.map((reason) =>
    make(
      "tr",
      {},
      make(
        "td",
        {},
        make("span", { class: "wm-sum-ask" }, reason.ask),
        " ",
        pageLink(reason.page, reason.answer),
        reason.rules_out ? " (rules it out)" : "",
      ),
      make("td", {}, signed(reason.points)),
    ),
  );
  const total = make("tr", {}, make("th", { scope: "row" }, "Total"), make("td", {}, plain(ranked.points)));
  const heads = make("tr", {}, make("th", { scope: "col" }, "Your answer"), make("th", { scope: "col" }, "Points"));
  details.append(
    make(
      "table",
      { class: "wm-sum-table" },
      make(
        "caption",
        { class: "wm-visually-hidden" },
        `How ${decision.models[ranked.model]?.name ?? ranked.name} gets its points`,
      ),
      make("thead", {}, heads),
      make("tbody", {}, ...rows),
      make("tfoot", {}, total),
    ),
  );
  return details;
}
