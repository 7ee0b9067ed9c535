/** What both tables of works share. On a phone their cells stand below one another, so their roles are said. */
import { make } from "../shared/dom.js";

/** @param {readonly string[]} heads */
export function headRow(heads) {
  const cells = heads.map((text) => make("th", { scope: "col", role: "columnheader" }, text));
  return make("tr", { role: "row" }, cells);
}

/** @type {(label: string, table: HTMLTableElement) => HTMLElement} */
export function scrolled(label, table) {
  return make("div.wm-works-scroll", { tabindex: "0", role: "region", "aria-label": label }, table);
}
