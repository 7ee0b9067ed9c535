/** Starts the theme's script once the page has been painted: it takes longer to start than the page to be shown. */
const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);

/** Settled once the theme can be asked for pages: `document$` is there. @type {Promise<void>} */
export const themeStarted = new Promise((started) => {
  const start = () => {
    const script = document.createElement("script");
    script.src = new URL(String(dataset["theme"]), document.baseURI).href;
    script.addEventListener("load", () => started());
    document.body.append(script);
  };
  // What nobody sees is not painted.
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
});
