/**
 * What the site gives: the worker; and, where something does not come, what the server has now.
 *
 * @import { Addresses } from "../python/files.js"
 * @import { Cause } from "../python/trouble.js"
 */
import { isScript, nameOf } from "../python/files.js";

const WORKER = new URL("./worker.js", import.meta.url);
/** Milliseconds for an answer that only explains a failure. */
const LIMIT = 8_000;
/** The part of an address that tells the content of what lies there. */
const VERSION = /\/([0-9a-f]{16})\//;

/**
 * Whether this page was published with other files than this browser has open: asked where one of them is gone.
 *
 * @type {(addresses: Addresses) => Promise<boolean>}
 */
export async function isOutdated({ leanUrl, runtimeUrl, moduleUrl }) {
  const versions = [leanUrl, runtimeUrl, moduleUrl, import.meta.url].map((url) => VERSION.exec(url)?.[1] ?? "");
  try {
    const response = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(LIMIT) });
    const page = response.ok ? await response.text() : "";
    return page.includes("<which-model-") && versions.some((version) => !page.includes(version));
  } catch {
    return false;
  }
}

/** @returns {Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">} */
export function makeWorker() {
  return new Worker(WORKER, { type: "module" });
}

/**
 * Why the worker's script did not run; null where nothing is wrong with the script.
 *
 * @returns {Promise<Cause | null>}
 */
export async function causeOfWorker() {
  const name = nameOf(WORKER.href);
  try {
    const response = await fetch(WORKER, { signal: AbortSignal.timeout(LIMIT) });
    const type = response.headers.get("Content-Type") ?? "";
    const { status } = response;
    if (status === 404 || status === 410) return { trouble: "missing", detail: `${name}, status ${status}` };
    if (!response.ok) return { trouble: "refused", detail: `${name}, status ${status}` };
    if (type.startsWith("text/html")) return { trouble: "replaced", detail: name };
    return isScript(type) ? null : { trouble: "mistyped", detail: `${name}, ${type || "no type"}` };
  } catch {
    return { trouble: "dropped", detail: name };
  }
}

export function reload() {
  location.reload();
}
