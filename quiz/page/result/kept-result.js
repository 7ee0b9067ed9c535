/**
 * What a result needs to be kept: its private link, its record, its day. Python writes both; nothing is
 * written before somebody can use it.
 *
 * @import { Wording } from "../further/readers.js"
 * @import { SavedFile } from "../kept/saved-file.js"
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Decision } from "../shared/decision.js"
 *
 * @typedef {{ atHand: HTMLElement, file: HTMLElement, printEnd: HTMLElement }} KeptResult
 */
import { make } from "../shared/dom.js";
import { addressOf } from "../shared/site-root.js";
import { keepViews } from "./keep-view.js";

const LINES_TO_SIGN = ["Decided by", "Agreed by", "Date"];

/**
 * @param {Runtime} runtime
 * @param {Decision} decision
 * @param {string} page that opens a private link, from the site's root
 * @param {Wording} wording
 * @returns {KeptResult}
 */
export function keptResult(runtime, { answers, rules_version: rulesVersion }, page, wording) {
  const date = today();
  const address = runtime.call("link", { answers }).then(({ link }) => `${addressOf(page)}#${link}`);
  /** @type {(form: "markdown" | "json", title: string) => Promise<SavedFile>} */
  const write = async (form, title) => {
    const { reader } = wording;
    const { record, markdown } = await runtime.call("record", { answers, date, title, ...(reader && { reader }) });
    const name = `engagement-model-${date}`;
    return form === "markdown"
      ? { name: `${name}.md`, text: markdown, type: "text/markdown" }
      : { name: `${name}.json`, text: `${JSON.stringify(record, null, 2)}\n`, type: "application/json" };
  };
  return { ...keepViews({ address, record: write }), printEnd: printEnd(address, date, rulesVersion) };
}

/**
 * What only a printed result needs: who decided, when, under which rules, and, as soon as it is there, the
 * link to open it again. It is hidden on the screen.
 *
 * @type {(address: Promise<string>, date: string, rulesVersion: string) => HTMLElement}
 */
function printEnd(address, date, rulesVersion) {
  const printed = new Date(`${date}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });
  const made = `Printed on ${printed}. Rules version ${rulesVersion}.`;
  const lines = LINES_TO_SIGN.map((label) => make("div.wm-sign", make("dt", label), make("dd.wm-sign-line")));
  const element = make(
    "footer.wm-print-end",
    make("dl.wm-sign-off", lines),
    make("p", `${made} The same rules and the same answers always lead to the same result.`),
  );
  address.then(
    (link) => element.append(make("p.wm-print-address", "Open this result again: ", make("span", link))),
    () => {}, // the section above says so
  );
  return element;
}

/** The day where the reader is, as YYYY-MM-DD. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
