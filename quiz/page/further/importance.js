/**
 * A what-if: up to two answers are marked as decisive, and Python says what would be if they counted double.
 * The result itself, its points and its record stay as they are.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 * @import { Answers, Question } from "../shared/questions.js"
 * @import { Emphasis } from "../runtime/further-replies.js"
 */
import { CallRefused } from "../python/trouble.js";
import { Latest } from "../runtime/latest.js";
import { plain } from "../shared/decision.js";
import { fill, make } from "../shared/dom.js";
import { emit } from "../shared/events.js";
import { foldPart } from "../shared/parts.js";
import { UNKNOWN } from "../shared/questions.js";
import { reasonOf } from "../shared/status-line.js";

const INTRO =
  "The quiz weighs all answers alike. Mark one or two that decide it for you, and see what the result would be if they counted double. This is only a what-if.";

/** @type {(decision: Decision, questions: readonly Question[], runtime: Runtime) => HTMLElement} */
export function importancePart({ answers }, questions, runtime) {
  const latest = new Latest();
  const alert = make("div.wm-open-alert", { role: "alert" });
  const found = make("div.wm-double");
  const marks = questions.flatMap((question) => {
    const label = answers[question.factor];
    return label === undefined || label === UNKNOWN ? [] : [markOf(question, answers)];
  });
  const marked = () => marks.filter(({ box }) => box.checked).map(({ box }) => box.value);
  /** The last of them last, however fast they were ticked. @type {HTMLInputElement[]} */
  let ticked = [];
  const ask = () => {
    latest.drop();
    if (!marked().length) {
      fill(found);
      emit(found, "announce", "No answer counts double.");
      return;
    }
    latest.take(
      runtime.call("importance", { answers, decisive: marked() }),
      (emphasis) => {
        fill(found, emphasisParts(emphasis));
        emit(found, "announce", emphasis.says);
      },
      (error) => {
        const isRefused = error instanceof CallRefused;
        fill(alert, make("p", isRefused ? error.message : `That did not work: ${reasonOf(error)}`));
        // What Python refuses is not marked, and what is left is what is shown.
        const last = isRefused ? ticked.pop() : undefined;
        if (!last) return;
        last.checked = false;
        ask();
      },
    );
  };
  for (const { box } of marks) {
    box.addEventListener("change", () => {
      ticked = [...ticked.filter((each) => each !== box), ...(box.checked ? [box] : [])];
      fill(alert);
      ask();
    });
  }
  const legend = make("legend", "Which answers decide it for you?");
  return foldPart(
    "importance",
    "If an answer counted double",
    make("p", INTRO),
    make(
      "fieldset.wm-marks",
      legend,
      marks.map(({ label }) => label),
    ),
    alert,
    found,
  );
}

/** @type {(question: Question, answers: Answers) => { box: HTMLInputElement, label: HTMLElement }} */
function markOf({ factor, ask, options }, answers) {
  const box = make("input", { type: "checkbox", value: factor, name: "decisive" });
  const answer = options.get(answers[factor] ?? "") ?? "";
  return { box, label: make("label.wm-mark-answer", box, make("span", make("span.wm-sum-ask", ask), answer)) };
}

/** @param {Emphasis} emphasis */
function emphasisParts({ now, then, says, note, ranking }) {
  const head = make(
    "tr",
    ["Model", "Points now", "Counted double"].map((text) => make("th", { scope: "col" }, text)),
  );
  const rows = ranking.map(({ title, now: before, then: after, ruled_out: out }) =>
    make(
      "tr",
      make("th", { scope: "row" }, title, out && " (ruled out)"),
      make("td", plain(before)),
      make("td", plain(after)),
    ),
  );
  const result = (/** @type {string} */ when, /** @type {Emphasis["now"]} */ { verdict_name: name, headline }) =>
    make("div", make("dt", when), make("dd", `${name}: ${headline}`));
  return [
    make("p.wm-double-says", says),
    make("dl.wm-double-results", result("Your result", now), result("The what-if", then)),
    make(
      "table.wm-sum-table",
      make("caption.wm-visually-hidden", "Points now, and counted double"),
      make("thead", head),
      make("tbody", rows),
    ),
    make("p.wm-double-note", note),
  ];
}
