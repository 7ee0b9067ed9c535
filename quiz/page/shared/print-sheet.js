/** What only a printed result needs: who decided, when, under which rules, and where to open it again. */
import { make } from "./dom.js";

/**
 * What stays folded when a result is printed. A result has to fit two sides of a sheet: sums, texts of
 * sources and forms are looked up on the screen, by the link on the sheet.
 */
export const FOLDED_ON_PAPER = ".wm-sum, .wm-cited";

const LINES_TO_SIGN = ["Decided by", "Agreed by", "Date"];

/**
 * The end of a printed result. It is hidden on the screen.
 *
 * @param {{ date: string, address: string, rulesVersion: string }} parts `date` as a reader writes it; `address` is the
 *   private link, empty where there is none
 * @returns {HTMLElement}
 */
export function printEnd({ date, address, rulesVersion }) {
  const lines = LINES_TO_SIGN.map((label) =>
    make("div", { class: "wm-sign" }, make("dt", {}, label), make("dd", { class: "wm-sign-line" })),
  );
  const made = `Printed on ${date}. Rules version ${rulesVersion}.`;
  const where = address
    ? [make("p", { class: "wm-print-address" }, "Open this result again: ", make("span", {}, address))]
    : [];
  return make(
    "footer",
    { class: "wm-print-end" },
    make("dl", { class: "wm-sign-off" }, ...lines),
    make("p", {}, `${made} The same rules and the same answers always lead to the same result.`),
    ...where,
  );
}
