/**
 * The files that Python needs: where each lies, how long it is, and the hash of what was built.
 *
 * @typedef {"lean" | "plain"} Way to start Python: from one file that was started and made small when the site was built,
 *   or Pyodide as it is, which can all that Python can
 *
 * @typedef {object} Addresses
 * @property {string} leanUrl the one file of the lean way; empty where there is none
 * @property {string} runtimeUrl the folder of the runtime, with a slash at the end
 * @property {string} moduleUrl the decision module, one archive
 * @property {string} checks for each file `name:bytes:sha256`, the hash in hexadecimal, with blanks between them
 *
 * @typedef {{ name: string, url: string, bytes: number, sha256: string }} RuntimeFile
 */

export const SCRIPT = "pyodide.asm.js";
export const WASM = "pyodide.asm.wasm";
export const LIBRARY = "python_stdlib.wasm";
export const LOCK = "pyodide-lock.json";

/** @param {string} url */
export function nameOf(url) {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

/** Whether browsers run what comes with a content type. @param {string} type */
export function isScript(type) {
  return /^(text|application)\/(x-)?(java|ecma)script\b/i.test(type);
}

/** @type {(addresses: Addresses, way: Way) => RuntimeFile[]} */
export function filesOf({ leanUrl, runtimeUrl, moduleUrl, checks }, way) {
  const urls = new Map([leanUrl, moduleUrl].filter(Boolean).map((url) => [nameOf(url), url]));
  const files = checks
    .split(" ")
    .filter(Boolean)
    .map((check) => {
      const [name = "", bytes = "", sha256 = ""] = check.split(":");
      const url = urls.get(name) ?? new URL(name, runtimeUrl).href;
      return { name, url, bytes: Number(bytes), sha256 };
    });
  return files.filter(({ url }) => (url === leanUrl) === (way === "lean"));
}
