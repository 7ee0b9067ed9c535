// Starts Python from a linked module, trains it, and writes what a browser is to begin with: the memory as it lies
// after the start, and notes on what was called and read in the training.
// Usage: node baking.mjs note|bake FOLDER, which holds what `making.py` has put there.

import { readFileSync, writeFileSync } from "node:fs";

import { StartingSystem } from "./starting.mjs";

const [step, folder] = process.argv.slice(2);
const read = (name) => readFileSync(`${folder}/${name}`);
const data = (name) => JSON.parse(read(name));
const write = (name, content) => writeFileSync(`${folder}/${name}`, content);

const { places, functions, data_words: dataWords, library, untold } = data("plan.json");
const { warming, training } = data("training.json");

/** Python started from a module, and its one function. */
async function started(name, first = "", print = (text) => process.stderr.write(text)) {
  const module = await WebAssembly.compile(read(name));
  const system = new StartingSystem({
    files: { [library]: new Uint8Array(read("library.zip")) },
    environment: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
    places,
    print,
  });
  system.attach(await WebAssembly.instantiate(module, system.importsOf(module)));
  system.start();
  system.run(first);
  const answer = system.function("whichmodel.bridge", "answer");
  for (const [request] of warming) system.call(answer, request);
  return { system, answer };
}

/** Note which functions of Python are called: in a line those of the start, in another those of the training. */
async function note() {
  let printed = "";
  const { system, answer } = await started("linked.wasm", "import noting\nnoting.begin()", (text) => (printed += text));
  printed = "";
  system.run("noting.told()");
  for (const [request] of [...warming, ...training]) system.call(answer, request);
  system.run("noting.told()");
  write("noted.txt", printed);
}

/** Write the memory as it lies after the start, and what is called and read in the training. */
async function bake() {
  const [, called] = read("noted.txt").toString().split("\n");
  const { system, answer } = await started("watched.wasm");
  system.run(`import shedding\nshedding.shed(set(${called}), ${JSON.stringify(untold)})`);
  system.run("import sys\nfor name in ('shedding', '__main__'): vars(sys.modules.pop(name)).clear()");
  const stack = system.exports.emscripten_stack_get_current();
  write("memory.bin", system.bytes);

  system.bytes.fill(0, places.data_end, places.data_end + functions + dataWords);
  for (const [request, reply] of [...training, ...warming]) {
    if (system.call(answer, request) !== reply) throw new Error(`another reply than CPython's to ${request}`);
  }
  const notes = system.bytes.slice(places.data_end, places.data_end + functions + dataWords);
  write("called.bin", notes.subarray(0, functions));
  write("read.bin", notes.subarray(functions));
  write("baked.json", JSON.stringify({ stack, answer }));
}

await { note, bake }[step]();
