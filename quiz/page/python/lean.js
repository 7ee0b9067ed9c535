/**
 * The lean way: Python that was started when the site was built. Its module holds the memory after that start, so here
 * it only has to be laid out, and called.
 */
import { System } from "./system.js";

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<(text: string) => string>} the decision module; it throws where the lean way has no answer
 */
export async function startLean(module) {
  const system = new System();
  const { exports } = await WebAssembly.instantiate(module, system.importsOf(module));
  system.attach(/** @type {any} */ ({ exports }));
  const callable = /** @type {WebAssembly.Global} */ (exports["answer"]).value;
  return (text) => system.call(callable, text);
}
