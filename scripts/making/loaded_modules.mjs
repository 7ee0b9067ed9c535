// Prints, as JSON, the files of Python's standard library that the decision module makes Pyodide load:
// at the start, for every kind of request, for every kind of bad input, and for an error of its own.
// Usage: node loaded_modules.mjs RUNTIME_FOLDER WHEEL

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { loadPyodide } from "pyodide";

const [folder, wheel] = process.argv.slice(2).map((argument) => resolve(argument));
const pyodide = await loadPyodide({ indexURL: `${folder}/` });
pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)).buffer, "wheel");
const answer = pyodide.pyimport("whichmodel.bridge").answer;
const requests = [
  '{"call": "questions"}',
  '{"call": "decide", "answers": {}}',
  '{"call": "decide", "answers": {"no-such-question": "x"}}',
  '{"call": "no-such-call"}',
  "{not json",
];
for (const request of requests) answer(request);

// Every other call that the page makes: one that works and one that does not.
const ask = (call) => JSON.parse(answer(JSON.stringify(call)));
const [first] = ask({ call: "questions" }).result.questions;
const answers = { [first.id]: first.options[0].id };
const [symptom] = ask({ call: "symptoms" }).result.symptoms;
const { link } = ask({ call: "link", answers }).result;
ask({ call: "open", text: link });
ask({ call: "open", text: `${link}x` });
const { record, markdown } = ask({ call: "record", answers, date: "2026-01-31" }).result;
ask({ call: "record", answers, date: "2026-02-31" });
for (const text of [JSON.stringify(record), markdown, "{}", "no link"]) ask({ call: "open", text });
ask({ call: "diagnose", model: null, symptoms: [symptom.id], answers });
ask({ call: "diagnose", model: "none", symptoms: ["none"] });
try {
  pyodide.runPython("raise RuntimeError('so that what formats errors is loaded as well')");
} catch {
  // This was the point.
}
console.log(
  pyodide.runPython(`
import json, sys
archive = next(path for path in sys.path if path.endswith(".zip")) + "/"
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
json.dumps(sorted(file.removeprefix(archive) for file in files if file.startswith(archive)))
`),
);
process.exit(0);
