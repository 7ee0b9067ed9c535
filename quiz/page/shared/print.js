/**
 * On paper nothing can be unfolded, so what belongs there is unfolded before and folded again after.
 *
 * Browsers inside of other programs may have no print window.
 */

/**
 * What stays folded when a result is printed. A result has to fit two sides of a sheet: sums, texts of
 * sources and forms are looked up on the screen, by the link on the sheet.
 */
const FOLDED_ON_PAPER = ".wm-sum, .wm-cited";

/**
 * @param {Element} element
 * @param {AbortSignal} signal stop doing so
 */
export function unfoldForPrint(element, signal) {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  const unfold = () => {
    const all = [...element.querySelectorAll("details")];
    unfolded = all.filter((details) => !details.open && !details.matches(FOLDED_ON_PAPER));
    for (const details of unfolded) details.open = true;
  };
  const fold = () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
  };
  window.addEventListener("beforeprint", unfold, { signal });
  window.addEventListener("afterprint", fold, { signal });
}

/** Open the print window, and return what came of it, in words. */
export function printPage() {
  if (typeof window.print !== "function") return "This browser cannot print. Open this page in another one.";
  window.print();
  return "Your browser\u2019s print window was opened.";
}
