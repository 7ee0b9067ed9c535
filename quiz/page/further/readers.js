/**
 * The result as others will question it: the same steps, and the questions of whoever is chosen.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 * @import { Asked, Briefing } from "../runtime/further-replies.js"
 *
 * @typedef {{ reader: string }} Wording for whom a result is worded; empty for the buyer
 */
import { Latest } from "../runtime/latest.js";
import { fill, make, unseen } from "../shared/dom.js";
import { emit } from "../shared/events.js";
import { grounded, pageLink } from "../shared/parts.js";
import { reasonOf } from "../shared/status-line.js";

/**
 * A control that says for whom to word the result, and below it what that reader asks.
 *
 * @type {(decision: Decision, runtime: Runtime, wording: Wording) => Child}
 */
export function readerChoice({ answers, readers }, runtime, wording) {
  if (!readers.length) return null;
  const latest = new Latest();
  const options = readers.map(({ id, title }) => make("option", { value: id }, title));
  const choice = make("select.wm-field.wm-reader", make("option", { value: "" }, "Me"), options);
  const asked = make("div.wm-asked-by");
  const show = (/** @type {string} */ says, /** @type {Child[]} */ ...children) => {
    fill(asked, children);
    emit(asked, "announce", says);
  };
  choice.addEventListener("change", () => {
    wording.reader = choice.value;
    latest.drop();
    if (!choice.value) return show("Worded for you.");
    return latest.take(
      runtime.call("briefing", { answers, reader: choice.value }),
      (briefing) => show(`What ${briefing.name} will ask is shown below.`, briefingParts(briefing)),
      (error) => show("", make("p", { role: "alert" }, `That did not work: ${reasonOf(error)}`)),
    );
  });
  return make("div.wm-readers-choice", make("label.wm-field-label", "Word it for", choice), asked);
}

/** @param {Briefing} briefing */
function briefingParts(briefing) {
  const { answers, name, parts, wants } = briefing;
  const given = answers.map(({ ask, answer, page }) => make("li", `${ask} `, pageLink(page, answer)));
  return [
    make("h4", `What ${name} will ask`),
    make("p", wants),
    parts.map(({ about, questions }) => [
      make("h5", about),
      make(
        "dl.wm-asked",
        questions.map((question) => questionPair(briefing, question)),
      ),
    ]),
    given.length > 0 && [make("h5", "Your answers that count here"), make("ul", given)],
    make("h4", "The steps, the same for all"),
  ];
}

/** @type {(briefing: Briefing, question: Asked) => Child} */
function questionPair(briefing, question) {
  const more = pageLink(question.page, "In full", unseen(`: ${question.asks}`));
  return [make("dt", question.asks), make("dd", grounded(briefing, question), " ", more)];
}
