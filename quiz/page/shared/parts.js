/**
 * The parts that every result is built of: sections, links into the guide, what a statement rests on.
 *
 * @import { CitedClaim, Ground } from "./decision.js"
 * @import { Child } from "./dom.js"
 *
 * @typedef {{ sources: Readonly<Record<string, CitedClaim>> }} Citing whatever comes with the claims that it cites
 */
import { sourceName } from "./decision.js";
import { make, unseen } from "./dom.js";
import { addressOf } from "./site-root.js";

/** A section under its own heading. @type {(kind: string, title: string, ...children: Child[]) => HTMLElement} */
export function section(kind, title, ...children) {
  return make(`section.wm-part.wm-part--${kind}`, make("h3", title), children);
}

/**
 * A link to a page of the guide.
 *
 * @param {string} page from the site's root
 * @param {...Child} children
 */
export function pageLink(page, ...children) {
  return make("a", { href: addressOf(page) }, children);
}

/** A statement, and what it rests on. @type {(citing: Citing, statement: { says: string } & Ground) => Child} */
export function grounded(citing, statement) {
  return [statement.says, " ", groundLine(citing, statement)];
}

/** Who says so, or that we judge so and why. @type {(citing: Citing, ground: Partial<Ground>) => Child} */
export function groundLine(citing, { claims = [], judgement = "" }) {
  const links = sourceLinks(citing, claims);
  if (!links.length && !judgement) return null;
  return make(
    "span.wm-ground",
    links.length > 0 && [links.length === 1 ? "Source: " : "Sources: ", separated(links)],
    links.length > 0 && judgement && " · ",
    // On paper it is enough to know that it is one.
    judgement && ["Our judgement", make("span.wm-judged-because", `: ${judgement}`)],
  );
}

/**
 * One entry a source: a link by its name, or the name and a numbered link for each of its claims.
 *
 * @type {(citing: Citing, claims: readonly string[]) => Child[]}
 */
function sourceLinks({ sources }, claims) {
  return bySource(claims.flatMap((claim) => sources[claim] ?? [])).map(([name, own]) => {
    if (own.length === 1) return own.map((claim) => claimLink(claim, name));
    const numbered = own.map((claim, index) => claimLink(claim, unseen(`${name}, claim `), String(index + 1)));
    return make("span", `${name} (claims `, separated(numbered), ")");
  });
}

/**
 * @param {readonly CitedClaim[]} cited
 * @returns {[name: string, claims: CitedClaim[]][]} the claims of each source, in the order in which they first come
 */
export function bySource(cited) {
  const names = [...new Set(cited.map(sourceName))];
  return names.map((name) => [name, cited.filter((claim) => sourceName(claim) === name)]);
}

/** @type {(claim: CitedClaim, ...children: Child[]) => HTMLAnchorElement} */
function claimLink(claim, ...children) {
  const link = pageLink(claim.page, children);
  link.title = claim.says;
  return link;
}

/** @type {(children: readonly Child[], between?: string) => Child[]} */
export function separated(children, between = ", ") {
  return children.map((child, index) => (index === 0 ? child : [between, child]));
}

/**
 * A list whose first items are open, and the others folded. One item alone is not worth folding.
 *
 * @param {string} kind
 * @param {readonly HTMLLIElement[]} items
 * @param {number} open
 * @param {string} what the items are
 */
export function openAndFolded(kind, items, open, what) {
  const count = items.length > open + 1 ? open : items.length;
  const list = make(`ul.${kind}`, items.slice(0, count));
  if (count === items.length) return list;
  const summary = make("summary", `Show ${items.length - count} more ${what}`);
  return make("div", list, make("details.wm-more-items", summary, make(`ul.${kind}`, items.slice(count))));
}
