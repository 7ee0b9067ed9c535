/**
 * What every result tells beside its verdict: reasons, what a combination of answers means, what to do, and
 * how it goes wrong.
 *
 * @import { Decision, Because, HeldPattern } from "../shared/decision.js"
 *
 * @typedef {Because & { points: number, because: string, rules_out?: boolean }} Reason
 */
import { groundsInPlace } from "../grounds/grounds.js";
import { signed } from "../shared/decision.js";
import { make, unseen } from "../shared/dom.js";
import { fold, foldPart, pageLink } from "../shared/parts.js";

/** @type {(decision: Decision, reasons: readonly Reason[]) => HTMLElement} */
export function reasonList(decision, reasons) {
  return make(
    "ul.wm-reasons",
    reasons.map((reason) => reasonLine(decision, reason)),
  );
}

/**
 * A reason in short: what follows from which answer. Its sources stand elsewhere.
 *
 * @type {(reason: Reason) => HTMLLIElement}
 */
export function briefReason(reason) {
  const answer = make("span.wm-answer", unseen("You answered: "), `\u201c${reason.answer}\u201d`);
  return make("li.wm-reason", pointsOf(reason), make("div", make("span.wm-because", reason.because), " ", answer));
}

/**
 * One reason: points, the answer it comes from, what follows, and who says so.
 *
 * @type {(decision: Decision, reason: Reason) => HTMLLIElement}
 */
function reasonLine(decision, reason) {
  const answer = make("span.wm-answer", "You answered: ", pageLink(reason.page, reason.answer));
  const because = make("span.wm-because", reason.because);
  // What sets two models apart is told by a reason that one of them has.
  const whole = decision.ranking.flatMap(({ reasons }) => reasons).find(({ id }) => id === reason.id) ?? reason;
  return make(
    "li.wm-reason",
    pointsOf(reason),
    make("div", answer, " ", because, " ", groundsInPlace(decision, whole)),
  );
}

/** @param {Reason} reason */
function pointsOf(reason) {
  return reason.rules_out
    ? make("span.wm-points.wm-points--out", "out")
    : make("span.wm-points", signed(reason.points), unseen(Math.abs(reason.points) === 1 ? " point" : " points"));
}

/** Kinds of pattern that warn, in a word. @type {Readonly<Record<string, string>>} */
export const WARNINGS = { contradiction: "At odds", caution: "Take care" };
const PATTERN_PARTS = Object.entries({
  contradiction: "Answers that pull against each other",
  caution: "Take care",
  advice: "Worth knowing",
});

/** @param {Decision} decision */
export function patternParts(decision) {
  return PATTERN_PARTS.map(([kind, title]) => {
    const held = decision.patterns.filter((pattern) => pattern.kind === kind);
    return held.length > 0 && foldPart(kind, title, ...held.map((pattern) => patternCard(decision, pattern)));
  });
}

/** @type {(decision: Decision, pattern: HeldPattern) => HTMLElement} */
function patternCard(decision, pattern) {
  return make(
    "div.wm-pattern",
    make("h5", pageLink(pattern.page, pattern.title)),
    make("p", pattern.says),
    groundsInPlace(decision, pattern),
    pattern.does.length > 0 &&
      make(
        "ul.wm-does",
        pattern.does.map((text) => make("li", text)),
      ),
  );
}

/** @param {Decision} decision how its choice goes wrong */
export function watchFold({ watch }) {
  const items = watch.map(({ page, title, summary }) => make("li", pageLink(page, title), make("p", summary)));
  return (
    items.length > 0 && fold("watch", "Failures to watch", "know these before you sign", make("ul.wm-index", items))
  );
}
