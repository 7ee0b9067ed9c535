/**
 * Fetches the script of each element that a page shows: what defines `<which-model-quiz>` stands in `quiz.js`, beside
 * the script that runs this. A page that is opened names its scripts itself; the theme, where it swaps one page for
 * another without opening it, leaves them out.
 *
 * @typedef {import("../../quiz/page/compare/arrival.js").WithTheme} WithTheme
 */
import { themeStarted } from "./start-theme.js";

const PREFIX = "which-model-";
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

void themeStarted.then(() => /** @type {WithTheme} */ (window).document$?.subscribe(fetchScripts));

function fetchScripts() {
  for (const { localName } of document.querySelectorAll(":not(:defined)")) {
    if (localName.startsWith(PREFIX)) import(new URL(`${localName.slice(PREFIX.length)}.js`, here).href);
  }
}
