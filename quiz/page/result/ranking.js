/**
 * All six models with their points. Every number shown is part of a sum shown.
 *
 * @import { Decision, Ranked } from "../shared/decision.js"
 * @import { Chip } from "../shared/model-chips.js"
 */
import { nameOf, partsOf, plain, signed, titleOf } from "../shared/decision.js";
import { make } from "../shared/dom.js";
import { foldPart, pageLink } from "../shared/parts.js";

const INTRO =
  "Each answer adds points to a model or takes some away. A model that an answer rules out comes last. Open a model to see its sum.";

/** @type {(decision: Decision, chip: Chip) => HTMLElement} */
export function rankingPart(decision, chip) {
  const { ranking } = decision;
  const scale = Math.max(1, ...ranking.map(partsOf).map(({ plus, minus }) => Math.max(plus, -minus)));
  const table = make(
    "table.wm-ranking",
    make("caption.wm-visually-hidden", "Points of all models, best first"),
    make("thead", headRow("Model", "For", "Against", "Total")),
    make(
      "tbody",
      ranking.map((ranked) => row(ranked, chip, scale)),
    ),
  );
  const label = "Points of all models";
  return foldPart(
    "ranking",
    "All models",
    make("p", INTRO),
    make("div.wm-ranking-scroll", { tabindex: "0", role: "region", "aria-label": label }, table),
    ranking.map((ranked) => sum(decision, ranked)),
  );
}

/** @param {...string} heads */
function headRow(...heads) {
  return make(
    "tr",
    heads.map((text) => make("th", { scope: "col" }, text)),
  );
}

/**
 * @param {Ranked} ranked
 * @param {Chip} chip
 * @param {number} scale points that fill one side of the bar
 */
function row(ranked, chip, scale) {
  const { plus, minus } = partsOf(ranked);
  const out = ranked.ruled_out && make("span.wm-ruled-out", "ruled out");
  const made = make(
    `tr.wm-model--${ranked.model}`,
    make("th", { scope: "row" }, chip(ranked.model), bar(plus, minus, scale), out),
    [signed(plus), plain(minus), plain(ranked.points)].map((text) => make("td", text)),
  );
  made.classList.toggle("wm-is-out", ranked.ruled_out);
  return made;
}

/**
 * The same two numbers as lengths, to one scale for all models.
 *
 * @type {(plus: number, minus: number, scale: number) => HTMLElement}
 */
function bar(plus, minus, scale) {
  const left = make("span.wm-sum-bar__minus");
  const right = make("span.wm-sum-bar__plus");
  left.style.setProperty("inline-size", `${(50 * -minus) / scale}%`);
  right.style.setProperty("inline-size", `${(50 * plus) / scale}%`);
  return make("span.wm-sum-bar", { "aria-hidden": "true" }, left, right);
}

/** @type {(decision: Decision, ranked: Ranked) => HTMLElement} */
function sum(decision, { model, points, ruled_out: out, reasons }) {
  const summary = make("summary", `${titleOf(decision, model)}: ${plain(points)}${out ? ", ruled out" : ""}`);
  if (!reasons.length) {
    return make(`details.wm-sum.wm-model--${model}`, summary, make("p", "None of your answers adds or takes points."));
  }
  const rows = reasons.map((reason) => {
    const answer = pageLink(reason.page, reason.answer);
    const cell = make("td", make("span.wm-sum-ask", reason.ask), " ", answer, reason.rules_out && " (rules it out)");
    return make("tr", cell, make("td", signed(reason.points)));
  });
  const total = make("tr", make("th", { scope: "row" }, "Total"), make("td", plain(points)));
  const table = make(
    "table.wm-sum-table",
    make("caption.wm-visually-hidden", `How ${nameOf(decision, model)} gets its points`),
    make("thead", headRow("Your answer", "Points")),
    make("tbody", rows),
    make("tfoot", total),
  );
  return make(`details.wm-sum.wm-model--${model}`, summary, table);
}
