/**
 * "Keep and share": the private link, the record as a file, and paper.
 *
 * @typedef {import("../kept/saved-file.js").SavedFile} SavedFile
 * @typedef {object} KeepParts
 * @property {Promise<string>} address the private link, absolute
 * @property {(form: "markdown" | "json", title: string) => Promise<SavedFile>} record
 * @property {(text: string) => void} announce
 */
import { copyOrSelect } from "../shared/copying.js";
import { make, setText } from "../shared/dom.js";
import { paragraph, section } from "../shared/result-parts.js";
import { Said, sayingButton, setWaiting } from "../shared/status-line.js";
import { saveFile } from "../kept/saved-file.js";

const WHERE_ANSWERS_ARE =
  "Your answers are in the link, behind the #. Browsers never send that part to a server, but whoever has the link can read the answers.";
const LONGEST_TITLE = 200;

/**
 * @param {KeepParts} parts
 * @returns {HTMLElement}
 */
export function keepSection({ address, record, announce }) {
  const title = make("input", {
    type: "text",
    class: "wm-field",
    maxlength: String(LONGEST_TITLE),
    autocomplete: "off",
  });
  const { element: link, buttons: linkButtons } = linkGroup(address, () => title.value, announce);
  const { element: files, buttons: fileButtons } = fileGroup(record, title, announce);
  const { element: paper, buttons: paperButtons } = printGroup(announce);
  const buttons = [...linkButtons, ...fileButtons, ...paperButtons];
  for (const each of buttons) setWaiting(each, true);
  const ready = () => buttons.forEach((each) => setWaiting(each, false));
  address.then(ready, ready);
  return section("keep", "Keep and share", link, files, paper);
}

/**
 * @param {Promise<string>} address
 * @param {() => string} title
 * @param {(text: string) => void} announce
 * @returns {{ element: HTMLElement, buttons: HTMLButtonElement[] }}
 */
function linkGroup(address, title, announce) {
  const said = new Said(announce);
  // With a target of its own it is followed by the browser, and not by the theme, of which no event tells.
  // Without an address yet it is a link that leads nowhere, and says so.
  const link = make(
    "a",
    { "data-link": "", role: "link", "aria-disabled": "true", target: "_self" },
    "Private link to this result",
  );
  const field = make("input", {
    type: "text",
    class: "wm-field",
    readonly: "",
    "aria-label": "The private link, to copy",
  });
  field.hidden = true;
  const copy = sayingButton("Copy link", said, () => copyOrSelect(link.href, field, "The link is copied."));
  const buttons = [copy];
  if (typeof navigator.share === "function") {
    buttons.push(
      sayingButton("Share \u2026", said, () => share({ title: title().trim() || document.title, url: link.href })),
    );
  }
  const note = make("p", { class: "wm-keep-link" }, link);
  const actions = make("div", { class: "wm-keep-row" }, ...buttons, said.element);
  const element = make("div", { class: "wm-keep-group" }, paragraph(WHERE_ANSWERS_ARE), note, actions, field);
  address.then(
    (ready) => {
      link.href = ready;
      link.removeAttribute("role");
      setWaiting(link, false);
    },
    () => {
      actions.remove();
      setText(note, "The private link could not be made now. Download a record instead: it can be opened here again.");
      if (element.isConnected) announce(note.textContent ?? "");
    },
  );
  return { element, buttons };
}

/**
 * @param {{ title: string, url: string }} shared
 * @returns {Promise<string>}
 */
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

/**
 * @param {KeepParts["record"]} record
 * @param {HTMLInputElement} title
 * @param {(text: string) => void} announce
 * @returns {{ element: HTMLElement, buttons: HTMLButtonElement[] }}
 */
function fileGroup(record, title, announce) {
  const said = new Said(announce);
  const download = async (/** @type {"markdown" | "json"} */ form) => {
    setText(said.element, "The record is being written \u2026");
    return `Downloaded as \u201c${saveFile(await record(form, title.value.trim()))}\u201d.`;
  };
  const buttons = [
    sayingButton("Download as Markdown", said, () => download("markdown")),
    sayingButton("Download as JSON", said, () => download("json")),
  ];
  const element = make(
    "div",
    { class: "wm-keep-group" },
    paragraph("A record holds the answers, the reasons, their sources and lines to sign. You can open it here again."),
    make("label", { class: "wm-field-label" }, "Title of the record (optional)", title),
    make("div", { class: "wm-keep-row" }, ...buttons, said.element),
  );
  return { element, buttons };
}

/**
 * @param {(text: string) => void} announce
 * @returns {{ element: HTMLElement, buttons: HTMLButtonElement[] }}
 */
function printGroup(announce) {
  const said = new Said(announce);
  const print = sayingButton("Print", said, async () => {
    window.print();
    return "Your browser\u2019s print window was opened.";
  });
  const element = make("div", { class: "wm-keep-group" }, make("div", { class: "wm-keep-row" }, print, said.element));
  return { element, buttons: [print] };
}
