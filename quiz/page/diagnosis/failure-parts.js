/**
 * Failures as the result shows them: what the reader sees first, then what it is called.
 *
 * @typedef {import("./diagnosis.js").Diagnosis} Diagnosis
 * @typedef {import("./diagnosis.js").FailureMode} FailureMode
 * @typedef {{ words: import("./result-words.js").ResultWords, pageOf(symptom: string): string }} Parts
 */
import { make } from "../shared/dom.js";
import { pageLink, paragraph } from "../shared/result-parts.js";

/**
 * A failure that is likely, with all that points to it.
 *
 * @param {FailureMode} mode
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
export function failureCard(mode, parts) {
  const signs = mode.evidence.length === 1 ? "This sign counts" : "Together these signs count";
  const score = `${signs} ${mode.score} of the ${mode.of} that this failure can reach.`;
  return make(
    "section",
    { class: "wm-part wm-failure-card", "data-failure": mode.id },
    make("h3", {}, pageLink(mode.page, mode.title)),
    evidence(mode, parts),
    paragraph(mode.summary),
    make("p", { class: "wm-score" }, score),
  );
}

/**
 * A failure that is less likely, or known under other models only.
 *
 * @param {FailureMode} mode
 * @param {Parts} parts
 * @returns {HTMLLIElement}
 */
export function failureLine(mode, parts) {
  const where = mode.elsewhere
    ? [
        make(
          "p",
          { class: "wm-score" },
          "Happens under: ",
          make("span", { class: "wm-chips-row" }, ...mode.running.map((model) => parts.words.chip(model))),
        ),
      ]
    : [];
  return make(
    "li",
    { "data-failure": mode.id },
    pageLink(mode.page, mode.title),
    make("span", { class: "wm-score" }, ` ${mode.score} of ${mode.of}`),
    evidence(mode, parts),
    ...where,
  );
}

/**
 * @param {FailureMode} mode
 * @param {Parts} parts
 * @returns {HTMLUListElement}
 */
function evidence(mode, parts) {
  const signs = mode.evidence.map(({ symptom, says, strength }) =>
    make("li", {}, "You see: ", symptomLink(symptom, says, parts), " ", parts.words.strength(strength)),
  );
  return make("ul", { class: "wm-evidence" }, ...signs);
}

/**
 * @param {string} symptom
 * @param {string} says
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
export function symptomLink(symptom, says, parts) {
  const page = parts.pageOf(symptom);
  return page ? make("a", { href: page, class: "wm-seen" }, says) : make("span", {}, says);
}
