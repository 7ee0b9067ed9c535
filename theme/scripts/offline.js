/**
 * Has the guide kept on the device once this page is done, and lets the next version in when nothing is lost by it.
 *
 * A reader who saves data is spared it, and so is whoever has just had everything forgotten.
 */
import { wasForgotten } from "../../quiz/page/kept/offline-copy.js";

const here = /** @type {HTMLScriptElement} */ (document.currentScript);
const address = here.dataset["offline"];
/** Whether somebody has written into this page: only what is chosen would outlive a new load. */
let isWritten = false;
const saving = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData;

if (address && "serviceWorker" in navigator && !saving) {
  addEventListener("input", ({ target }) => (isWritten ||= isText(target)), { capture: true });
  addEventListener("load", () => {
    const keep = () => void keepOffline(new URL(address, here.baseURI).href);
    // On a busy device nothing may ever be idle.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(keep, { timeout: 5000 });
    else setTimeout(keep);
  });
}

/** @param {string} script */
async function keepOffline(script) {
  if (wasForgotten()) return;
  const { serviceWorker } = navigator;
  await serviceWorker.register(script).catch(() => null);
  // What `register` gives may not know yet of a version that an earlier page has made ready.
  const waiting = (await serviceWorker.getRegistration(script))?.waiting;
  if (!waiting || isWritten) return;
  // The answers are kept, so a page that has just opened can be opened anew.
  serviceWorker.addEventListener("controllerchange", () => isWritten || location.reload(), { once: true });
  waiting.postMessage("take over");
}

/** @param {EventTarget | null} target whether letters are written there, rather than something chosen */
function isText(target) {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && /text/.test(target.type));
}
