/** Loads the page anew as soon as there is something newer to show, while somebody is looking. */

const NEWS = new URL("news", import.meta.url);

/**
 * Calls `onNews` whenever the panel has news, and loads the page anew when the guide has changed.
 * @param {string} version of the guide in this page
 * @param {() => void} onNews
 */
export async function follow(version, onNews) {
  let known = "";
  for (;;) {
    if (document.hidden) {
      await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
    }
    try {
      const response = await fetch(NEWS, { headers: { "Last-Known": known } });
      const numbers = await response.text();
      if (numbers.split(" ")[0] !== version) {
        location.reload();
        return;
      }
      if (numbers !== known) onNews();
      known = numbers;
    } catch {
      // The server has been stopped, or is not up again yet.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-version]"));
if (script?.src.endsWith("/reload.js")) follow(script.dataset["version"] ?? "", () => {});
