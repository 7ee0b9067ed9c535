/** On paper nothing can be unfolded, so everything is unfolded before and folded again after. */

/**
 * @param {Element} element
 * @param {AbortSignal} signal stop doing so
 */
export function unfoldForPrint(element, signal) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  const unfold = () => {
    folded = [...element.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of folded) details.open = true;
  };
  const fold = () => {
    for (const details of folded) details.open = false;
    folded = [];
  };
  window.addEventListener("beforeprint", unfold, { signal });
  window.addEventListener("afterprint", fold, { signal });
}
