/**
 * The parts that every result is built of: sections, links into the guide, what a statement rests on.
 *
 * @import { CitedClaim, Ground } from "./decision.js"
 * @import { Child, Titled } from "./dom.js"
 *
 * @typedef {{ sources: Readonly<Record<string, CitedClaim>> }} Citing whatever comes with the claims that it cites
 */
import { sourceName } from "./decision.js";
import { focusOn, make, unseen } from "./dom.js";
import { emit } from "./events.js";
import { addressOf } from "./site-root.js";

/** A section under its own heading. @type {(kind: string, title: string, ...children: Child[]) => HTMLElement} */
export function section(kind, title, ...children) {
  return make(`section.wm-part.wm-part--${kind}`, make("h3", title), children);
}

/**
 * A section that is folded until a reader wants it: its heading is what they press.
 *
 * @param {string} kind also what the address calls it, so that a link can lead into it
 * @param {string} title
 * @param {string | false} note what is in it, in few words
 * @param {...Child} children
 */
export function fold(kind, title, note, ...children) {
  const summary = make("summary", make("h3", title), note && make("span.wm-fold-note", note));
  const element = make(`details.wm-fold.wm-part.wm-part--${kind}`, { "data-part": kind }, summary, children);
  // Only what a reader does is told: printing unfolds too.
  summary.addEventListener("click", () => emit(element, "unfolded", element.open ? "" : kind));
  return element;
}

/** A part of such a section. @type {(kind: string, title: string, ...children: Child[]) => HTMLElement} */
export function foldPart(kind, title, ...children) {
  return make(`section.wm-part--${kind}`, make("h4", title), children);
}

/** A link into a folded section of the same result. @type {(kind: string, label: string) => HTMLElement} */
export function leadTo(kind, label) {
  const link = make("a.wm-lead-to", { href: `#result-${kind}` }, label);
  link.addEventListener("click", (event) => {
    // Going there through the address would show the result anew, and fold what else is open.
    event.preventDefault();
    event.stopPropagation();
    const heading = unfold(link.closest(".wm-result"), kind);
    if (heading) focusOn(heading);
    emit(link, "unfolded", kind);
  });
  return link;
}

/**
 * A result with the section unfolded that the address names, which is then what the reader came for.
 *
 * @type {(shown: Titled, kind: string) => Titled}
 */
export function unfoldedAt({ element, title }, kind) {
  return { element, title: unfold(element, kind) ?? title };
}

/** Take away what leads to a section that a result does not have. @param {Element} result */
export function dropDeadLeads(result) {
  for (const link of result.querySelectorAll("a")) {
    const [, kind] = /^#result-(.*)/.exec(link.getAttribute("href") ?? "") ?? [];
    if (kind && !foldOf(result, kind)) link.remove();
  }
}

/** @type {(result: Element | null, kind: string) => HTMLDetailsElement | undefined} */
function foldOf(result, kind) {
  return [...(result?.querySelectorAll("details") ?? [])].find((each) => each.dataset["part"] === kind);
}

/** @type {(result: Element | null, kind: string) => HTMLElement | null} */
function unfold(result, kind) {
  const found = foldOf(result, kind);
  if (!found) return null;
  found.open = true;
  // After whatever else moves the page to the top of the result.
  setTimeout(() => requestAnimationFrame(() => found.scrollIntoView({ block: "start" })));
  return found.querySelector("h3");
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
