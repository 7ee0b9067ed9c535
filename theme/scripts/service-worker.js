/**
 * Keeps the guide and the quiz on the device, so that both work without a network.
 *
 * Everything of one version is fetched before any of it is used, and is used until the next version is here as a
 * whole: pages, scripts and Python never come from two versions. The next one takes over as soon as no page of this
 * one is open, or when the only page that is open asks for it.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkOnly } from "workbox-strategies";

/** @typedef {{ url: string, revision: string | null }} Kept what the build wrote before this script; see sitebuild/offline.py */

const worker = /** @type {any} */ (self);

// Named after the site, like the cache of all else: others on the same host have their own.
const PLAIN_WAY = `which-engagement-model-plain-way-${worker.registration.scope}`;

// No page here depends on its query, which those add who count clicks.
precacheAndRoute(/** @type {Kept[]} */ (worker.keptOffline), { cleanURLs: false, ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();
// Where Python was started the plain way, that way works without a network from then on.
registerRoute(/\/assets\/(module|runtime)\//, new CacheFirst({ cacheName: PLAIN_WAY }));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(caches.delete(PLAIN_WAY)));
registerRoute(new NavigationRoute(new NetworkOnly()));
setCatchHandler(async ({ request }) => {
  if (request.mode !== "navigate") return Response.error();
  // A server leads from the name of a folder into it.
  const { origin, pathname, search } = new URL(request.url);
  const folder = `${origin}${pathname}/`;
  if (await matchPrecache(`${folder}index.html`)) return Response.redirect(`${folder}${search}`);
  return (await matchPrecache("404.html")) || Response.error();
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  // A browser may stop a worker that waits for nothing it was told of.
  if (event.data === "take over") event.waitUntil(takeOver());
});

async function takeOver() {
  // The page that was left for this one may still count for a moment.
  for (let tries = 0; tries < 20; tries += 1) {
    const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.length < 2) return worker.skipWaiting();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
