/**
 * The worker in which Python runs. It starts Pyodide, unpacks the decision module and passes JSON
 * text to its one function; it knows no rule and keeps no Python object but that function.
 *
 * @import { FromWorker, StartMessage } from "./messages.js"
 */
import { isToWorker } from "./messages.js";

/**
 * @typedef {{ postMessage(message: FromWorker): void, onmessage: ((event: MessageEvent<unknown>) => void) | null }} Scope
 */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));

/** @type {(text: string) => string} */
let answer = () => {
  throw new Error("asked before the decision module was ready");
};

scope.onmessage = async ({ data }) => {
  if (!isToWorker(data)) return;
  try {
    if (data.kind === "ask") scope.postMessage({ kind: "answer", id: data.id, text: answer(data.text) });
    else {
      answer = await start(data);
      scope.postMessage({ kind: "ready" });
    }
  } catch (error) {
    scope.postMessage({ kind: "failed", message: String(error) });
  }
};

/**
 * @param {StartMessage} message
 * @returns {Promise<(text: string) => string>} the decision module
 */
async function start({ runtimeUrl, moduleUrl }) {
  // Both are needed, so neither waits for the other.
  const wheel = fetchBytes(moduleUrl);
  wheel.catch(() => {});
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtimeUrl).href);
  const pyodide = await loadPyodide({ indexURL: runtimeUrl });
  pyodide.unpackArchive(await wheel, "wheel");
  const bridge = pyodide.pyimport("whichmodel.bridge");
  // A copy of its own, because what is borrowed ends with the proxy that it was borrowed from.
  const ask = bridge.answer.copy();
  bridge.destroy();
  return (text) => {
    const reply = ask(text);
    if (typeof reply !== "string") throw new Error("the decision module answered with something that is not text");
    return reply;
  };
}

/** @param {string} url */
async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the decision module could not be loaded (${response.status})`);
  return response.arrayBuffer();
}
