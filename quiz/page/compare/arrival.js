/**
 * How the reader came to the page that is shown, and when the theme has put it in its place.
 *
 * `history.state` does not tell: the theme writes the scroll position of the page that was left into it,
 * a tenth of a second after the reader last scrolled, and so at times into the step that came next. On the way back it
 * scrolls the page that is still shown, which may be too short, and writes that over the place of the page to come.
 *
 * @typedef {{ x: number, y: number } | null} Place where a page had been scrolled to, if the theme has noted it
 * @typedef {{ document$?: { subscribe(act: () => void): { unsubscribe(): void } } }} WithTheme
 */

// Whoever watches is another script than whoever asks, so what they share is kept in the document.
const { dataset } = document.documentElement;

/** Where the page that the reader comes back to had been left. @type {Place} */
let left = null;

/** Begin to watch, once for as long as the document lives. */
export function watchArrivals() {
  const note = (/** @type {boolean} */ returned) => (dataset["wmReturned"] = String(returned));
  const [entry] = performance.getEntriesByType("navigation");
  note(entry instanceof PerformanceNavigationTiming && entry.type !== "navigate");
  addEventListener(
    "popstate",
    () => {
      left = history.state;
      note(true);
    },
    { capture: true },
  );
  addEventListener("click", () => note(false), { capture: true });
}

/**
 * Show each page that a link leads to from its top, or from the part that the link names, and each that the reader comes
 * back to from where it was left, although the theme has scrolled to where another page stood. To be called once the
 * theme works.
 */
export function putPagesInTheirPlace() {
  onEachLaterPage(() => {
    const place = cameBack() ? left : null;
    if (place) scrollTo(place.x, place.y);
    // With nothing noted the theme knows no other place either.
    else if (history.state !== null) beginAtTheTop();
  });
}

function beginAtTheTop() {
  const part = document.getElementById(location.hash.slice(1));
  if (part) part.scrollIntoView();
  else scrollTo(0, 0);
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
  const pages = onEachLaterPage(act);
  signal.addEventListener("abort", () => pages?.unsubscribe(), { once: true });
}

/** Do something whenever the theme has put another page in the place of this one. @param {() => void} act */
function onEachLaterPage(act) {
  // The subject repeats its last document at once; only one that comes later is news.
  let replayed = false;
  const pages = /** @type {WithTheme} */ (window).document$?.subscribe(() => replayed && act());
  replayed = true;
  return pages;
}
