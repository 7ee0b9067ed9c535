// Answers bridge requests in Pyodide, under Node: one JSON request a line in, one reply a line out.
// Usage: node bridge_in_pyodide.mjs RUNTIME_FOLDER WHEEL < requests

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { loadPyodide } from "pyodide";

const [folder, wheel] = process.argv.slice(2).map((argument) => resolve(argument));
const pyodide = await loadPyodide({ indexURL: `${folder}/`, stdLibURL: `${folder}/python_stdlib.wasm` });
pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)).buffer, "wheel");
const answer = pyodide.pyimport("whichmodel.bridge").answer;
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const requests = Buffer.concat(chunks).toString("utf8").split("\n").filter(Boolean);
process.stdout.write(requests.map((line) => `${answer(line)}\n`).join(""), () => process.exit(0));
