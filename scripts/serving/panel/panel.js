/**
 * A panel beside every page while somebody edits: what the edit moves, and what a finished guide may not have.
 * Behind each reason of a result it puts a link to where that is written.
 *
 * @typedef {{ path: string, line: number, column: number, message: string }} Mistake
 * @typedef {{ problem?: string, known: [number, number], all: [number, number], cases: { title: string, path: string }[], note: string }} Impact
 * @typedef {{ root: string, lacks?: Mistake[], sources?: Record<string, string>, impact?: Impact }} News
 */
import { follow } from "./reload.js";

const OPEN = "wm-at-work-open";
const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-version]"));
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("panel.css", import.meta.url).href;
document.head.append(style);

const panel = document.createElement("aside");
panel.className = "wm-at-work";
panel.setAttribute("aria-label", "At work");
const details = document.createElement("details");
const summary = document.createElement("summary");
const body = document.createElement("div");
details.append(summary, body);
details.open = sessionStorage.getItem(OPEN) === "yes";
details.addEventListener("toggle", () => sessionStorage.setItem(OPEN, details.open ? "yes" : "no"));
panel.append(details);
document.body.append(panel);

/** @type {News} */
let news = { root: "" };

/** @type {(name: string, ...children: (string | Node)[]) => HTMLElement} */
function make(name, ...children) {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

/** A place in a file, as a link that opens it in VS Code. @param {string} place */
function link(place) {
  const element = /** @type {HTMLAnchorElement} */ (make("a", place));
  element.href = `vscode://file${encodeURI(news.root)}/${encodeURI(place)}`;
  return element;
}

/** @param {[number, number]} moved */
function share([moved, sets]) {
  const percent = moved ? Math.max((100 * moved) / sets, 0.1).toFixed(1) : "0";
  return `${moved.toLocaleString("en")} of ${sets.toLocaleString("en")} (${percent} %)`;
}

function show() {
  const { impact, lacks = [] } = news;
  const parts = [];
  let short = "At work";
  if (impact?.problem) parts.push(make("p", impact.problem));
  else if (impact) {
    short = `${share(impact.known)} move`;
    const sets = `Since the last commit, ${share(impact.known)} complete sets of known answers lead elsewhere`;
    parts.push(
      make("p", `${sets}; with \u201cI don\u2019t know\u201d among the answers ${share(impact.all)}. ${impact.note}`),
    );
    parts.push(make("p", impact.cases.length ? "Cases that end otherwise:" : "No worked case ends otherwise."));
    if (impact.cases.length) {
      parts.push(make("ul", ...impact.cases.map(({ title, path }) => make("li", `${title}: `, link(`${path}:1:1`)))));
    }
  } else parts.push(make("p", "What the edits since the last commit move is being worked out."));
  if (lacks.length) {
    short += `, ${lacks.length} to mend`;
    const places = lacks.map(({ path, line, column, message }) =>
      make("li", link(`${path}:${line}:${column}`), `: ${message}`),
    );
    parts.push(make("p", "A finished guide may not have this:"), make("ul", ...places));
  }
  summary.textContent = short;
  body.replaceChildren(...parts);
}

/** Puts behind each reason where it is written. */
function tellSources() {
  for (const links of document.querySelectorAll(".wm-reason-links:not([data-source])")) {
    const address = links.querySelector("a")?.href ?? "";
    const { pathname, hash } = new URL(address, document.baseURI);
    const place = news.sources?.[pathname.slice(1) + hash];
    if (place) {
      links.setAttribute("data-source", place);
      links.append(" \u00b7 ", link(place));
    }
  }
}

async function learn() {
  const response = await fetch(new URL("panel.json", import.meta.url));
  news = await response.json();
  show();
  tellSources();
}

new MutationObserver(tellSources).observe(document.body, { childList: true, subtree: true });
show();
follow(script.dataset["version"] ?? "", learn);
