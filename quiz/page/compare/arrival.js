/**
 * How the reader came to the page that is shown, and when the theme has put it in its place.
 *
 * `history.state` does not tell: the theme writes the scroll position of the page that was left into it,
 * a tenth of a second after the reader last scrolled, and so at times into the step that came next.
 *
 * @typedef {{ document$?: { subscribe(act: () => void): { unsubscribe(): void } } }} WithTheme
 */

// Whoever watches is another script than whoever asks, so what they share is kept in the document.
const { dataset } = document.documentElement;

/** Begin to watch, once for as long as the document lives. */
export function watchArrivals() {
  const note = (/** @type {boolean} */ returned) => (dataset["wmReturned"] = String(returned));
  const [entry] = performance.getEntriesByType("navigation");
  note(entry instanceof PerformanceNavigationTiming && entry.type !== "navigate");
  addEventListener("popstate", () => note(true), { capture: true });
  addEventListener("click", () => note(false), { capture: true });
}

/** Whether the reader came back, by a step in the history or a reload, and so has a place in the page already. */
export function cameBack() {
  return dataset["wmReturned"] === "true";
}

/**
 * Do something once the page has been laid out, and again when the theme, which navigates by itself, has
 * scrolled to where it thinks right.
 *
 * @param {() => void} act
 * @param {AbortSignal} signal no more once this is aborted
 */
export function whenPlaced(act, signal) {
  requestAnimationFrame(() => signal.aborted || act());
  // The subject repeats its last document at once; only one that comes later is news.
  let replayed = false;
  const pages = /** @type {WithTheme} */ (window).document$?.subscribe(() => replayed && act());
  replayed = true;
  signal.addEventListener("abort", () => pages?.unsubscribe(), { once: true });
}
