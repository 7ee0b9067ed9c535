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

/**
 * Delete the copy, and do not keep one again in this visit. What other sites keep that share our host stays.
 *
 * @param {string} site the address of its root
 */
export async function forgetOfflineCopy(site) {
  try {
    sessionStorage.setItem(FORGOTTEN, "yes");
  } catch {
    // Without storage there is nothing to remember, and the next page may keep a copy again.
  }
  // A browser that lets us keep nothing may refuse to say so.
  await Promise.allSettled([endWorker(site), deleteCaches(site)]);
}

/** @param {string} site */
async function endWorker(site) {
  const registrations = (await globalThis.navigator?.serviceWorker?.getRegistrations?.()) ?? [];
  const own = registrations.filter(({ scope }) => scope === site);
  await Promise.all(own.map((registration) => registration.unregister()));
}

/** @param {string} site with which the name of each of its caches ends */
async function deleteCaches(site) {
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.endsWith(site)).map((name) => caches.delete(name)));
}
