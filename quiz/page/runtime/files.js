/**
 * The files that Python needs: where each lies, how long it is, and the hash of what was built.
 *
 * @typedef {object} Addresses
 * @property {string} runtimeUrl the folder of the runtime, with a slash at the end
 * @property {string} moduleUrl the decision module, one archive
 * @property {string} checks for each file `name:bytes:sha256`, the hash in hexadecimal, with blanks between them
 *
 * @typedef {{ name: string, url: string, bytes: number, sha256: string }} RuntimeFile
 */

export const SCRIPT = "pyodide.asm.js";
export const WASM = "pyodide.asm.wasm";
export const LIBRARY = "python_stdlib.zip";
export const LOCK = "pyodide-lock.json";

/** @param {string} url */
export function nameOf(url) {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

/** Whether browsers run what comes with a content type. @param {string} type */
export function isScript(type) {
  return /^(text|application)\/(x-)?(java|ecma)script\b/i.test(type);
}

/** @type {(addresses: Addresses) => RuntimeFile[]} */
export function filesOf({ runtimeUrl, moduleUrl, checks }) {
  return checks
    .split(" ")
    .filter(Boolean)
    .map((check) => {
      const [name = "", bytes = "", sha256 = ""] = check.split(":");
      const url = name === nameOf(moduleUrl) ? moduleUrl : new URL(name, runtimeUrl).href;
      return { name, url, bytes: Number(bytes), sha256 };
    });
}
