/**
 * One runtime for as long as elements come and go.
 *
 * Instant navigation removes the element and may bring it back a moment later, when the reader has
 * looked at a page of the guide. The runtime then still stands; it ends some minutes after the last
 * element has returned it.
 *
 * @import { Addresses } from "../python/files.js"
 * @import { Timer } from "./runtime.js"
 */
import { Runtime } from "./runtime.js";

const LINGER = 300_000;

/** @type {Map<string, { runtime: Runtime, users: number, timer: Timer }>} */
const lent = new Map();

/**
 * @param {Addresses} addresses
 * @returns {{ runtime: Runtime, giveBack(): void }} to be given back once
 */
export function borrowRuntime(addresses) {
  const key = `${addresses.runtimeUrl} ${addresses.moduleUrl}`;
  const entry = lent.get(key) ?? { runtime: new Runtime(addresses), users: 0, timer: undefined };
  lent.set(key, entry);
  clearTimeout(entry.timer);
  entry.users += 1;
  const giveBack = () => {
    entry.users -= 1;
    if (entry.users === 0) entry.timer = setTimeout(() => entry.runtime.stop(), LINGER);
  };
  return { runtime: entry.runtime, giveBack };
}
