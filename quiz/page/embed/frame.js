/**
 * What the page of the quiz in a frame runs beside the quiz: it takes the colours that the page around it wants, or
 * those of the device, and tells that page how high it is. Nothing of the answers is told.
 *
 * A classic script that stands at the beginning of the body, so that nothing is painted in the wrong colours.
 */
import { ASK } from "./messages.js";

const CONTENT = "wm-embed";
const wanted = new URLSearchParams(location.search).get("scheme");
const device = matchMedia("(prefers-color-scheme: dark)");
/** Whoever asked how high this page is. Empty until then. */
let host = "";

function takeColours() {
  const isDark = wanted === "dark" || (wanted !== "light" && device.matches);
  document.body.dataset["mdColorScheme"] = isDark ? "slate" : "default";
}

function tellHeight() {
  const content = document.getElementById(CONTENT);
  if (!host || !content) return;
  // A page on a disk has no origin that a message could be addressed to; a height is no secret.
  parent.postMessage(Math.ceil(content.getBoundingClientRect().height), host === "null" ? "*" : host);
}

takeColours();
device.addEventListener("change", takeColours);
addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || data !== ASK) return;
  host = origin;
  tellHeight();
});
addEventListener("DOMContentLoaded", () => {
  const content = document.getElementById(CONTENT);
  if (content) new ResizeObserver(tellHeight).observe(content);
});
