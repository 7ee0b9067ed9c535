/**
 * The plain way: starts Pyodide with files that have been checked. Left alone, Pyodide fetches them itself and waits for
 * ever where its wasm does not come, or cannot be compiled.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {object} PythonFiles
 * @property {string} scriptUrl of the script that the compiled wasm needs
 * @property {WebAssembly.Module} wasm
 * @property {Bytes} library the standard library
 * @property {Bytes} lock what Pyodide wants to know of its own version
 * @property {Bytes} module the decision module
 */
import { loadPyodide } from "pyodide";

/**
 * @param {PythonFiles} files
 * @returns {Promise<(text: string) => string>} the decision module
 */
export async function startPlain({ scriptUrl, wasm, library, lock, module }) {
  await import(scriptUrl);
  const wasmFails = serve(wasm, library);
  const indexURL = new URL(".", scriptUrl).href;
  const starts = loadPyodide({ indexURL, lockFileContents: new TextDecoder().decode(lock) });
  const pyodide = await Promise.race([starts, wasmFails]);
  pyodide.unpackArchive(module, "wheel");
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

/**
 * Give Pyodide what it asks for from here on. Nothing is fetched in this worker any more.
 *
 * @type {(compiled: WebAssembly.Module, library: Bytes) => Promise<never>}
 */
function serve(compiled, library) {
  globalThis.fetch = async (asked) => new Response(String(asked).endsWith(".zip") ? library : null);
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      try {
        return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}
