/**
 * Where two people differ: their links side by side, and the agenda of the meeting in which they settle it.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 * @import { Child } from "../shared/dom.js"
 * @import { Agenda, Difference } from "../runtime/further-replies.js"
 */
import { saveFile } from "../kept/saved-file.js";
import { CallRefused } from "../python/trouble.js";
import { fill, focusOn, make, setState } from "../shared/dom.js";
import { emit } from "../shared/events.js";
import { fold, pageLink } from "../shared/parts.js";
import { printPage } from "../shared/print.js";
import { copyOrSelect, reasonOf, StatusLine } from "../shared/status-line.js";

const INTRO =
  "Two people who answer by themselves learn most from where they differ. Paste a colleague\u2019s link; none of it is sent or kept.";
const AS_IT_IS = { spellcheck: "false", autocomplete: "off", autocapitalize: "off" };
const NO_OTHER = "Paste a colleague\u2019s link or record first.";
const WHOSE = { one: "Your own side: ", other: "The other side: " };

/** @type {(decision: Decision, runtime: Runtime) => HTMLElement} */
export function agendaFold({ answers }, runtime) {
  const other = make("textarea.wm-field", { rows: "3", ...AS_IT_IS });
  const own = make("textarea.wm-field", { rows: "3", ...AS_IT_IS });
  const names = ["Your name (optional)", "Their name (optional)"].map((label) => {
    const field = make("input.wm-field", { type: "text", autocomplete: "off" });
    return { field, label: make("label.wm-field-label", label, field) };
  });
  const alert = make("div.wm-open-alert", { role: "alert" });
  const shown = make("div.wm-agenda");
  const submit = make("button.wm-button.wm-button--second", { type: "submit" }, "Set side by side");
  const form = make(
    "form.wm-agenda-form",
    { novalidate: "", autocomplete: "off" },
    make("p", INTRO),
    make("label.wm-field-label", "A colleague\u2019s link or record", other),
    make("label.wm-field-label", "Another link in place of your own answers (optional)", own),
    make(
      "div.wm-agenda-names",
      names.map(({ label }) => label),
    ),
    alert,
    make("div.wm-keep-row", submit),
  );
  const take = async () => {
    // An agenda beside what it was not made of would mislead.
    fill(shown);
    fill(alert, other.value.trim() ? null : make("p", NO_OTHER));
    if (!other.value.trim()) return;
    setState(submit, "aria-disabled", true);
    try {
      const one = own.value.trim() ? own.value : (await runtime.call("link", { answers })).link;
      const given = { one, other: other.value, names: names.map(({ field }) => field.value) };
      const title = make("h4", "Agenda: where you differ");
      const agenda = await runtime.call("agenda", given);
      fill(shown, title, agendaParts(agenda));
      focusOn(title);
      emit(shown, "announce", agenda.says);
    } catch (error) {
      fill(
        alert,
        wordsOf(error).map((says) => make("p", says)),
      );
    } finally {
      setState(submit, "aria-disabled", false);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") !== "true") void take();
  });
  return fold("differ", "Where you differ", "two people\u2019s answers, as an agenda", form, shown);
}

/** @param {unknown} error */
function wordsOf(error) {
  if (!(error instanceof CallRefused)) return [`That did not work: ${reasonOf(error)}`];
  return error.problems.map(({ key, message }) => `${key === "one" || key === "other" ? WHOSE[key] : ""}${message}`);
}

/** @param {Agenda} agenda */
function agendaParts(agenda) {
  const { decide, says, results, differences, open, agreed, still } = agenda;
  return [
    make("p.wm-double-says", decide),
    make("p", says),
    make(
      "dl.wm-double-results",
      results.map(({ name, verdict_name: verdict, headline, notes }) =>
        make(
          "div",
          make("dt", name),
          make(
            "dd",
            `${verdict}: ${headline}`,
            notes.map((note) => make("p", note)),
          ),
        ),
      ),
    ),
    part("What to settle, starting with what weighs most", "ol", differences.map(differenceItem)),
    part(
      "What neither of you can answer yet",
      "ul",
      open.map(({ ask, from_whom: whom, page }) => make("li", pageLink(page, ask), " ", whom)),
    ),
    part(
      "If you still differ",
      "ol",
      still.map((text) => make("li", text)),
    ),
    part(
      "What you agree on",
      "ul",
      agreed.map(({ ask, answer }) => make("li", `${ask} `, make("strong", answer))),
    ),
    takeAway(agenda),
  ];
}

/** @type {(title: string, list: "ol" | "ul", items: readonly HTMLLIElement[]) => Child} */
function part(title, list, items) {
  return items.length > 0 && [make("h5", title), make(list, items)];
}

/** @param {Difference} difference */
function differenceItem({ ask, answers, from_whom: whom, page, weighs }) {
  const sides = answers.map(({ name, answer, leads }) =>
    make("div", make("dt", name), make("dd", make("strong", answer), " ", make("span.wm-agenda-leads", leads))),
  );
  return make(
    "li.wm-agenda-item",
    pageLink(page, ask),
    make("dl", sides),
    make("p", weighs),
    whom && make("p", make("strong", "Who might know: "), whom),
  );
}

/** @param {Agenda} agenda */
function takeAway({ markdown }) {
  const line = new StatusLine();
  const field = make("textarea.wm-field", { rows: "4", readonly: "", "aria-label": "The agenda, to copy" });
  field.hidden = true;
  const file = { name: "where-we-differ.md", text: markdown, type: "text/markdown" };
  return make(
    "div.wm-keep-row",
    line.button("Copy as Markdown", () => copyOrSelect(markdown, field, "The agenda is copied.")),
    line.button("Download as Markdown", async () => `Downloaded as \u201c${saveFile(file)}\u201d.`),
    line.button("Print the agenda", async () => printAgenda(line.element)),
    line.element,
    field,
  );
}

/** Print nothing of the result but its agenda. @type {(within: HTMLElement) => string} */
function printAgenda(within) {
  const result = within.closest(".wm-result");
  result?.classList.add("wm-prints-agenda");
  window.addEventListener("afterprint", () => result?.classList.remove("wm-prints-agenda"), { once: true });
  return printPage();
}
