/**
 * The copy of the site that the browser keeps for use without a network. It holds no answers, but it tells that
 * somebody was here, so it goes when everything is forgotten.
 */

/** Set for the rest of this visit, so that what was forgotten is not fetched again at once. */
const FORGOTTEN = "which-engagement-model-forgotten";

/** Whether the copy was forgotten in this visit. */
export function wasForgotten() {
  try {
    return sessionStorage.getItem(FORGOTTEN) !== null;
  } catch {
    return false;
  }
}

/** Delete the copy, and do not keep one again in this visit. */
export async function forgetOfflineCopy() {
  try {
    sessionStorage.setItem(FORGOTTEN, "yes");
  } catch {
    // Without storage there is nothing to remember, and the next page may keep a copy again.
  }
  const registrations = (await globalThis.navigator?.serviceWorker?.getRegistrations?.()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.map((name) => caches.delete(name)));
}
