/**
 * What every result tells beside its verdict: reasons, what a combination of answers means, what to do, and
 * how it goes wrong.
 *
 * @import { Decision, Ground, HeldPattern } from "../shared/decision.js"
 *
 * @typedef {{ points: number, answer: string, because: string, page: string, rules_out?: boolean } &
 *   Partial<Ground>} Reason
 */
import { signed } from "../shared/decision.js";
import { make, unseen } from "../shared/dom.js";
import { grounded, groundLine, openAndFolded, pageLink, section } from "../shared/parts.js";

const OPEN_REASONS = 4;
const OPEN_FAILURES = 3;

/**
 * The reasons, the first ones open and the others folded: who reads only those has read the strongest.
 *
 * @param {Decision} decision
 * @param {readonly Reason[]} reasons the strongest first
 * @param {number} [open] how many are open
 */
export function reasonList(decision, reasons, open = OPEN_REASONS) {
  const lines = reasons.map((reason) => reasonLine(decision, reason));
  return openAndFolded("wm-reasons", lines, open, "reasons");
}

/**
 * One reason: points, the answer it comes from, what follows, and who says so.
 *
 * @type {(decision: Decision, reason: Reason) => HTMLLIElement}
 */
function reasonLine(decision, reason) {
  const points = reason.rules_out
    ? make("span.wm-points.wm-points--out", "out")
    : make("span.wm-points", signed(reason.points), unseen(Math.abs(reason.points) === 1 ? " point" : " points"));
  const answer = make("span.wm-answer", "You answered: ", pageLink(reason.page, reason.answer));
  const because = make("span.wm-because", reason.because);
  return make("li.wm-reason", points, make("div", answer, " ", because, " ", groundLine(decision, reason)));
}

/** Kinds of pattern that stand in a section of their own. */
const PATTERN_SECTIONS = Object.entries({
  contradiction: "Answers that pull against each other",
  caution: "Take care",
  advice: "Worth knowing",
});

/** @param {Decision} decision */
export function patternSections(decision) {
  return PATTERN_SECTIONS.map(([kind, title]) => {
    const held = decision.patterns.filter((pattern) => pattern.kind === kind);
    return held.length > 0 && section(kind, title, ...held.map((pattern) => patternCard(decision, pattern)));
  });
}

/** @type {(decision: Decision, pattern: HeldPattern) => HTMLElement} */
function patternCard(decision, pattern) {
  const does =
    pattern.does.length > 0 &&
    make(
      "ul.wm-does",
      pattern.does.map((text) => make("li", text)),
    );
  // Advice is there for whoever wants it; what warns is read whole.
  const folded = pattern.kind === "advice" && does;
  return make(
    "div.wm-pattern",
    make("h4", pageLink(pattern.page, pattern.title)),
    make("p", grounded(decision, pattern)),
    folded ? make("details.wm-more-items", make("summary", "What to do"), does) : does,
  );
}

/** @param {Decision} decision */
export function nextSteps(decision) {
  const steps = decision.next_steps.map((step) => make("li", grounded(decision, step)));
  return steps.length > 0 && section("steps", "Next steps", make("ol.wm-steps", steps));
}

/** @param {Decision} decision how its choice goes wrong */
export function watchList({ watch }) {
  const items = watch.map(({ page, title, summary }) => make("li", pageLink(page, title), make("p", summary)));
  const intro = make("p", "Know these failures before you sign.");
  const list = openAndFolded("wm-index", items, OPEN_FAILURES, "failures");
  return items.length > 0 && section("watch", "How this goes wrong", intro, list);
}
