/** What the ways of paying cost, as a table. @import { Costs } from "./costs.js" */
import { make, unseen } from "../shared/dom.js";

/**
 * @param {Costs} costs
 * @param {string} currency as the reader typed it; empty for none
 */
export function costsView({ ways, groups, says, empty }, currency) {
  const title = make("h2", "What each way costs");
  const figures = numbersAsHere();
  const cell = (/** @type {number | null} */ amount) =>
    make("td", amount === null ? ["–", unseen("no month at full speed")] : figures.format(amount));
  const table = make(
    "table.wm-table.wm-costs-table",
    make("caption", currency ? `In ${currency}, rounded up` : "In whole units of your currency, rounded up"),
    make(
      "thead",
      make(
        "tr",
        make("td"),
        ways.map(({ name }) => make("th", { scope: "col" }, name)),
      ),
    ),
    groups.map((group) =>
      make(
        "tbody",
        make("tr.wm-costs-group", make("th", { scope: "rowgroup", colspan: `${ways.length + 1}` }, group.title)),
        group.rows.map(({ label, cells }) => make("tr", make("th", { scope: "row" }, label), cells.map(cell))),
      ),
    ),
  );
  const element = make(
    "section.wm-costs-found",
    title,
    says.length > 0 &&
      make(
        "ul",
        says.map((each) => make("li", each)),
      ),
    make("div.wm-table-scroll", { role: "region", "aria-label": "What each way costs", tabindex: "0" }, table),
    empty.length > 0 &&
      make(
        "details.wm-costs-empty",
        make("summary", `Left empty, and so counted as nothing: ${empty.length}`),
        make(
          "ul",
          empty.map((each) => make("li", each)),
        ),
      ),
  );
  return { element, title };
}

/** Numbers as the page writes them, also where a program that translates it has named a language that there is not. */
function numbersAsHere() {
  try {
    return new Intl.NumberFormat(document.documentElement.lang);
  } catch {
    return new Intl.NumberFormat("en");
  }
}
