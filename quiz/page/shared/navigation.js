/** The steps that the browser takes within one page. */

/**
 * Be told of each step that the browser takes within the page that is shown now.
 *
 * `before-theme.js` sends `wm-step` before the theme hears of the step; without it, `popstate` itself has to
 * do, and the theme may fetch the page again. A jump to another part of the page is for the browser alone.
 *
 * @param {HTMLElement} host the element that keeps its places in the fragment
 * @param {() => void} act
 * @param {AbortSignal} signal no more once this is aborted
 */
export function hearSteps(host, act, signal) {
  const page = location.pathname + location.search;
  const hear = (/** @type {Event} */ event) => {
    if (location.pathname + location.search !== page) return;
    event.preventDefault();
    act();
  };
  host.addEventListener("wm-step", hear, { signal });
  window.addEventListener("popstate", hear, { signal });
}
