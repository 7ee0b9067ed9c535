/**
 * The parts that every result is built of: sections, reasons, what they rest on, steps.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./decision.js").Ground} Ground
 * @typedef {Pick<Decision, "sources">} Citing whatever comes with the claims that it cites
 */
import { signed, sourceName } from "./decision.js";
import { make } from "./dom.js";
import { addressOf } from "./site-root.js";

const OPEN_REASONS = 4;
const OPEN_FAILURES = 3;

/**
 * A section under its own heading.
 *
 * @param {string} kind
 * @param {string} title
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function section(kind, title, ...children) {
  return make("section", { class: `wm-part wm-part--${kind}` }, make("h3", {}, title), ...children);
}

/**
 * @param {string} text
 * @returns {HTMLParagraphElement}
 */
export function paragraph(text) {
  return make("p", {}, text);
}

/**
 * A link to a page of the guide.
 *
 * @param {string} page from the site's root
 * @param {...(Node | string)} children
 * @returns {HTMLAnchorElement}
 */
export function pageLink(page, ...children) {
  return make("a", { href: addressOf(page) }, ...children);
}

/**
 * Say what a statement rests on: who says so, or that we judge so and why.
 *
 * @param {Citing} decision
 * @param {Ground} ground
 * @returns {HTMLElement | string} an empty text where there is nothing to say
 */
export function groundLine(decision, ground) {
  const line = make("span", { class: "wm-ground" });
  const links = sourceLinks(decision, ground.claims);
  if (links.length) line.append(links.length === 1 ? "Source: " : "Sources: ", ...separated(links));
  if (ground.judgement) {
    if (links.length) line.append(" · ");
    // On paper it is enough to know that it is one.
    line.append("Our judgement", make("span", { class: "wm-judged-because" }, `: ${ground.judgement}`));
  }
  return line.hasChildNodes() ? line : "";
}

/**
 * One entry a source: a link by its name, or the name and a numbered link for each of its claims.
 *
 * @param {Citing} decision
 * @param {readonly string[]} claims
 * @returns {HTMLElement[]}
 */
function sourceLinks(decision, claims) {
  const cited = claims.flatMap((claim) => decision.sources[claim] ?? []);
  return [...new Set(cited.map(sourceName))].map((name) => {
    const own = cited.filter((claim) => sourceName(claim) === name);
    if (own.length === 1) return own.map((claim) => claimLink(claim, name))[0] ?? make("span");
    const numbered = own.map((claim, index) => claimLink(claim, String(index + 1)));
    for (const link of numbered) link.prepend(make("span", { class: "wm-visually-hidden" }, `${name}, claim `));
    return make("span", {}, `${name} (claims `, ...separated(numbered), ")");
  });
}

/**
 * @param {import("./decision.js").CitedClaim} claim
 * @param {string} text
 * @returns {HTMLAnchorElement}
 */
function claimLink(claim, text) {
  const link = pageLink(claim.page, text);
  link.title = claim.says;
  return link;
}

/**
 * @param {readonly Node[]} nodes
 * @returns {(Node | string)[]} the nodes with commas between them
 */
function separated(nodes) {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [", ", node]));
}

/**
 * One reason: points, the answer it comes from, what follows, and who says so.
 *
 * @param {Decision} decision
 * @param {{ points: number, answer: string, because: string, page: string, rules_out?: boolean } & Partial<Ground>} reason
 * @returns {HTMLLIElement}
 */
export function reasonLine(decision, reason) {
  const out = reason.rules_out === true;
  const points = out
    ? make("span", { class: "wm-points wm-points--out" }, "out")
    : make("span", { class: "wm-points" }, signed(reason.points));
  if (!out)
    points.append(make("span", { class: "wm-visually-hidden" }, Math.abs(reason.points) === 1 ? " point" : " points"));
  const answer = make("span", { class: "wm-answer" }, "You answered: ", pageLink(reason.page, reason.answer));
  const because = make("span", { class: "wm-because" }, reason.because);
  const ground = groundLine(decision, { claims: reason.claims ?? [], judgement: reason.judgement ?? "" });
  return make("li", { class: "wm-reason" }, points, make("div", {}, answer, " ", because, " ", ground));
}

/**
 * The reasons, the first ones open and the others folded: who reads only those has read the strongest.
 *
 * @param {Decision} decision
 * @param {readonly Parameters<typeof reasonLine>[1][]} reasons the strongest first
 * @param {number} [open] how many are open
 * @returns {HTMLElement}
 */
export function reasonList(decision, reasons, open = OPEN_REASONS) {
  return openAndFolded(
    "wm-reasons",
    reasons.map((reason) => reasonLine(decision, reason)),
    open,
    "reasons",
  );
}

/**
 * A list whose first items are open, and the others folded. One item alone is not worth folding.
 *
 * @param {string} kind
 * @param {readonly HTMLLIElement[]} items
 * @param {number} open
 * @param {string} what the items are
 * @returns {HTMLElement}
 */
export function openAndFolded(kind, items, open, what) {
  const count = items.length > open + 1 ? open : items.length;
  const list = make("ul", { class: kind }, ...items.slice(0, count));
  if (count === items.length) return list;
  const folded = make("ul", { class: kind }, ...items.slice(count));
  const summary = make("summary", {}, `Show ${items.length - count} more ${what}`);
  return make("div", {}, list, make("details", { class: "wm-more-items" }, summary, folded));
}

/**
 * Things to do, in order.
 *
 * @param {Decision} decision
 * @returns {HTMLElement[]} empty where there are none
 */
export function nextSteps(decision) {
  if (!decision.next_steps.length) return [];
  const steps = decision.next_steps.map((step) => make("li", {}, step.says, " ", groundLine(decision, step)));
  return [section("steps", "Next steps", make("ol", { class: "wm-steps" }, ...steps))];
}

/**
 * How this choice goes wrong.
 *
 * @param {Decision} decision
 * @returns {HTMLElement[]} empty where nothing is known
 */
export function watchList(decision) {
  if (!decision.watch.length) return [];
  const items = decision.watch.map((mode) =>
    make("li", {}, pageLink(mode.page, mode.title), make("p", {}, mode.summary)),
  );
  return [
    section(
      "watch",
      "How this goes wrong",
      paragraph("Know these failures before you sign."),
      openAndFolded("wm-index", items, OPEN_FAILURES, "failures"),
    ),
  ];
}

const PATTERN_SECTIONS = /** @type {const} */ ([
  ["contradiction", "Answers that pull against each other"],
  ["caution", "Take care"],
  ["advice", "Worth knowing"],
]);

/**
 * What a combination of answers tells beyond the sum.
 *
 * @param {Decision} decision
 * @returns {HTMLElement[]} a section for each kind that holds
 */
export function patternSections(decision) {
  return PATTERN_SECTIONS.flatMap(([kind, title]) => {
    const held = decision.patterns.filter((pattern) => pattern.kind === kind);
    return held.length ? [section(kind, title, ...held.map((pattern) => patternCard(decision, pattern)))] : [];
  });
}

/**
 * @param {Decision} decision
 * @param {import("./decision.js").HeldPattern} pattern
 * @returns {HTMLElement}
 */
function patternCard(decision, pattern) {
  const card = make("div", { class: "wm-pattern" }, make("h4", {}, pageLink(pattern.page, pattern.title)));
  card.append(make("p", {}, pattern.says, " ", groundLine(decision, pattern)));
  const does = doesList(pattern.does);
  // Advice is there for whoever wants it; what warns is read whole.
  if (pattern.kind === "advice" && does.length) {
    card.append(make("details", { class: "wm-more-items" }, make("summary", {}, "What to do"), ...does));
  } else card.append(...does);
  return card;
}

/**
 * @param {readonly string[]} does
 * @returns {HTMLElement[]}
 */
export function doesList(does) {
  return does.length ? [make("ul", { class: "wm-does" }, ...does.map((text) => make("li", {}, text)))] : [];
}
