/**
 * Starts the theme's script once the page has been painted: it takes longer to start than the page to be shown.
 *
 * @typedef {{ document$?: { next(shown: Document): void } }} WithTheme
 */
const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);

/** Settled once the theme works, and tells in `document$` what page it shows. @type {Promise<void>} */
export const themeStarted = new Promise((started) => {
  const start = () => {
    const script = document.createElement("script");
    script.src = new URL(String(dataset["theme"]), document.baseURI).href;
    script.addEventListener("load", () => setTimeout(show));
    document.body.append(script);
  };
  // The theme waits for the end of the page, which it has missed. It takes each page anew, so this is a task of its own.
  const show = () => {
    /** @type {WithTheme} */ (window).document$?.next(document);
    document.documentElement.dataset["wmTheme"] = "started";
    started();
  };
  addEventListener("DOMContentLoaded", () => {
    // What nobody sees is not painted.
    if (document.hidden) start();
    else requestAnimationFrame(() => setTimeout(start));
  });
});
