/** On paper nothing can be unfolded, so what belongs there is unfolded before and folded again after. */
import { FOLDED_ON_PAPER } from "./print-sheet.js";

/**
 * @param {Element} element
 * @param {AbortSignal} signal stop doing so
 */
export function unfoldForPrint(element, signal) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  const unfold = () => {
    folded = [...element.querySelectorAll("details")].filter(
      (details) => !details.open && !details.matches(FOLDED_ON_PAPER),
    );
    for (const details of folded) details.open = true;
  };
  const fold = () => {
    for (const details of folded) details.open = false;
    folded = [];
  };
  window.addEventListener("beforeprint", unfold, { signal });
  window.addEventListener("afterprint", fold, { signal });
}
