/**
 * Keeping and sharing a result: the private link and paper at hand, the record as a file on demand.
 *
 * @typedef {object} KeepParts
 * @property {Promise<string>} address the private link, absolute
 * @property {(form: "markdown" | "json", title: string) => Promise<import("../kept/saved-file.js").SavedFile>} record
 */
import { saveFile } from "../kept/saved-file.js";
import { fill, make, setState, setText } from "../shared/dom.js";
import { emit } from "../shared/events.js";
import { fold, leadTo, pageLink, section } from "../shared/parts.js";
import { printPage } from "../shared/print.js";
import { copyOrSelect, StatusLine } from "../shared/status-line.js";

const WHERE_ANSWERS_ARE =
  "Your answers are in the link, behind the #. Browsers never send that part to a server, but anyone who has the link can read the answers.";
const WHO_READS_IT = "Anyone who has it can read your answers; no server gets them.";
const WHAT_A_RECORD_HOLDS =
  "A record holds the answers, the reasons, their sources and lines to sign. You can open it here again.";
const WORDED_FOR =
  "If you chose another reader under \u201cWhat to do\u201d, the Markdown file has that reader\u2019s questions as well.";
const DECISION_PAPER = "take-along/#decision-paper";
const NO_LINK = "The private link could not be made now. Download a record instead: it can be opened here again.";
const LONGEST_TITLE = "200";

/** @param {KeepParts} parts */
export function keepViews({ address, record }) {
  const title = make("input.wm-field", { type: "text", maxlength: LONGEST_TITLE, autocomplete: "off" });
  const atHand = section("keep", "Keep or share", linkGroup(address, title));
  const file = fold("file", "Save as a file", "and what the link holds", fileGroup(record, title));
  const buttons = [atHand, file].flatMap((each) => [...each.querySelectorAll("button")]);
  const wait = (/** @type {boolean} */ waiting) => buttons.forEach((each) => setState(each, "aria-disabled", waiting));
  wait(true);
  address.catch(() => {}).then(() => wait(false));
  return { atHand, file };
}

/** @type {(address: KeepParts["address"], title: HTMLInputElement) => HTMLElement} */
function linkGroup(address, title) {
  const line = new StatusLine();
  // Without an address yet it is a link that leads nowhere, and says so.
  const attributes = { "data-link": "", role: "link", "aria-disabled": "true" };
  const link = make("a", attributes, "Private link to this result");
  const field = make("input.wm-field", { type: "text", readonly: "", "aria-label": "The private link, to copy" });
  field.hidden = true;
  const copy = line.button("Copy link", () => copyOrSelect(link.href, field, "The link is copied."));
  // A page of another site may keep its frames from it.
  const canShare = typeof navigator.share === "function" && navigator.canShare?.({ url: location.href }) !== false;
  const shared = () => share({ title: title.value.trim() || document.title, url: link.href });
  const note = make("p.wm-keep-link", link, ` ${WHO_READS_IT} `, leadTo("file", "Save as a file"));
  const print = line.button("Print", async () => printPage());
  const actions = make("div.wm-keep-row", copy, canShare && line.button("Share \u2026", shared), print, line.element);
  address.then(
    (ready) => {
      link.href = ready;
      // With a target of its own it is followed by the browser, and not by the theme, of which no event tells.
      link.target = link.pathname === location.pathname ? "_self" : "_blank";
      link.removeAttribute("role");
      setState(link, "aria-disabled", false);
    },
    () => {
      fill(note, `${NO_LINK} `, leadTo("file", "Save as a file"));
      fill(actions, print, line.element);
      emit(note, "announce", NO_LINK);
    },
  );
  return make("div.wm-keep-group", note, actions, field);
}

/** @param {{ title: string, url: string }} shared */
async function share(shared) {
  try {
    await navigator.share(shared);
    return "The link is shared.";
  } catch (error) {
    // Whoever closes the list of programs has decided, and needs no message.
    if (error instanceof DOMException && error.name === "AbortError") return "";
    return "This browser could not share the link. Copy it instead.";
  }
}

/** @type {(record: KeepParts["record"], title: HTMLInputElement) => HTMLElement} */
function fileGroup(record, title) {
  const line = new StatusLine();
  const download = async (/** @type {"markdown" | "json"} */ form) => {
    setText(line.element, "The record is being written \u2026");
    return `Downloaded as \u201c${saveFile(await record(form, title.value.trim()))}\u201d.`;
  };
  return make(
    "div.wm-keep-group",
    make("p", WHERE_ANSWERS_ARE),
    make(
      "p",
      `${WHAT_A_RECORD_HOLDS} ${WORDED_FOR} `,
      pageLink(DECISION_PAPER, "A decision paper to fill in"),
      " goes well with it.",
    ),
    make("label.wm-field-label", "Title of the record (optional)", title),
    make(
      "div.wm-keep-row",
      line.button("Download as Markdown", () => download("markdown")),
      line.button("Download as JSON", () => download("json")),
      line.element,
    ),
  );
}
