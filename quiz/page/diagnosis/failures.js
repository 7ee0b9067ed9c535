/**
 * Failures as the result shows them: what the reader sees first, then what it is called.
 *
 * @import { FailureMode, Sign } from "./diagnosis.js"
 * @import { ResultWords } from "./result-words.js"
 *
 * @typedef {{ words: ResultWords, pageOf(symptom: string): string }} Parts
 */
import { make } from "../shared/dom.js";
import { pageLink } from "../shared/parts.js";

/** A failure that is likely, with all that points to it. @type {(mode: FailureMode, parts: Parts) => HTMLElement} */
export function failureCard(mode, parts) {
  const signs = mode.evidence.length === 1 ? "This sign scores" : "Together these signs score";
  return make(
    "section.wm-failure-card",
    { "data-failure": mode.id },
    make("h4", pageLink(mode.page, mode.title)),
    evidence(mode, parts),
    make("p.wm-score", `${signs} ${mode.score} of the ${mode.of} points that this failure can reach.`),
  );
}

/**
 * A failure that is less likely, or known under other models only.
 *
 * @type {(mode: FailureMode, parts: Parts) => HTMLElement}
 */
export function failureLine(mode, parts) {
  const chips = make("span.wm-chips-row", mode.running.map(parts.words.chip));
  return make(
    "li",
    { "data-failure": mode.id },
    pageLink(mode.page, mode.title),
    make("span.wm-score", ` ${mode.score} of ${mode.of}`),
    evidence(mode, parts),
    mode.elsewhere && make("p.wm-score", "Happens under: ", chips),
  );
}

/** @type {(mode: FailureMode, parts: Parts) => HTMLElement} */
function evidence(mode, parts) {
  const signs = mode.evidence.map((sign) =>
    make("li", "You see: ", symptomLink(sign, parts), " ", parts.words.strength(sign.strength)),
  );
  return make("ul.wm-evidence", signs);
}

/** @type {(sign: Sign, parts: Parts) => HTMLElement} */
export function symptomLink({ symptom, says }, { pageOf }) {
  const page = pageOf(symptom);
  return page ? make("a.wm-seen", { href: page }, says) : make("span", says);
}
