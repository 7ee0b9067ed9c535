/**
 * One runtime for as long as quizzes come and go.
 *
 * Instant navigation removes the element and may bring it back a moment later, when the reader has
 * looked at a page of the guide. The runtime then still stands; it ends some minutes after the last
 * element has returned it.
 */
import { DecisionModule } from "./decision-module.js";

const LINGER = 300_000;

/** @type {Map<string, { runtime: DecisionModule, users: number, timer: ReturnType<typeof setTimeout> | undefined }>} */
const lent = new Map();

/**
 * @param {import("./runtime.js").RuntimeAddresses} addresses
 * @returns {{ runtime: DecisionModule, giveBack: () => void }}
 */
export function borrowRuntime(addresses) {
  const key = `${addresses.runtimeUrl} ${addresses.moduleUrl}`;
  const entry = lent.get(key) ?? { runtime: new DecisionModule(addresses), users: 0, timer: undefined };
  lent.set(key, entry);
  clearTimeout(entry.timer);
  entry.users += 1;
  let returned = false;
  const giveBack = () => {
    if (returned) return;
    returned = true;
    entry.users -= 1;
    if (entry.users === 0) entry.timer = setTimeout(() => entry.runtime.stop(), LINGER);
  };
  return { runtime: entry.runtime, giveBack };
}
