/**
 * What a reason of a result rests on, in its place: who says so and what they sell, where the reason stands in the
 * guide, and how to report it.
 *
 * @import { CitedClaim, DecisionAlone, Ground } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 *
 * @typedef {Pick<DecisionAlone, "sources" | "rules_version">} Citing
 * @typedef {{ id: string, page: string } & Partial<Ground>} Named what has an id and an address of its own
 */
import { make } from "../shared/dom.js";
import { bySource, pageLink } from "../shared/parts.js";

/** @type {(citing: Citing, named: Named) => Child} */
export function groundsInPlace({ sources, rules_version: rules }, { id, page, claims = [], judgement = "" }) {
  const cited = claims.flatMap((claim) => sources[claim] ?? []);
  const names = bySource(cited).map(([name]) => name);
  const summary = make("summary", names.length === 1 ? "Source: " : "Sources: ", names.join(", "));
  const links = reasonLinks(page, reportAddress(id, rules));
  return [
    judgement && make("span.wm-ground", "Our judgement", make("span.wm-judged-because", `: ${judgement}`)),
    cited.length > 0 ? make("details.wm-grounds", summary, make("ul", cited.map(citedClaim)), links) : links,
  ];
}

/** @type {(page: string, report: string | undefined) => HTMLElement} */
function reasonLinks(page, report) {
  const link = pageLink(page, "Link to this reason");
  return make("span.wm-reason-links", link, report && [" \u00b7 ", make("a", { href: report }, "Report this reason")]);
}

/** A claim, with who makes it, where, and what they sell. @type {(claim: CitedClaim) => HTMLLIElement} */
export function citedClaim({ says, locator, page, publisher, source, sells, extent }) {
  const link = pageLink(page, `${publisher}, ${source}`);
  const place = [locator, extent].filter(Boolean).join("; ");
  return make("li", says, " ", make("span.wm-ground", link, ` (${place}; sells: ${sells})`));
}

/**
 * Where a reason can be reported, as the page has it, if it has a place for that. No answer is told there.
 *
 * @param {string} id
 * @param {string} rules their version
 */
function reportAddress(id, rules) {
  const place = document.querySelector("which-model-quiz")?.getAttribute("report");
  return place?.replaceAll("{reason}", encodeURIComponent(id)).replaceAll("{rules}", encodeURIComponent(rules));
}
