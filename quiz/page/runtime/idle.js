/** Waiting for a quiet moment. */

/**
 * Do something once the page has loaded and the browser has nothing better to do.
 *
 * @param {() => void} act
 * @param {AbortSignal} signal forget about it
 */
export function whenIdle(act, signal) {
  const unlessStopped = () => {
    if (!signal.aborted) act();
  };
  const wait = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(unlessStopped, { timeout: 4000 });
    else setTimeout(unlessStopped, 600);
  };
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true, signal });
}
