/**
 * Pyodide as it is shipped, in a module worker that speaks with the page as ours does: it loads the wheel, which holds
 * Python source, and passes JSON text to its one function.
 */
import { loadPyodide } from "./pyodide.mjs";

let answer;

onmessage = async ({ data }) => {
  try {
    if (data.kind === "ask") postMessage({ kind: "answer", id: data.id, text: answer(data.text) });
    else {
      const wheel = fetch(data.wheel).then((response) => response.arrayBuffer());
      const pyodide = await loadPyodide();
      pyodide.unpackArchive(await wheel, "wheel");
      answer = pyodide.pyimport("whichmodel.bridge").answer;
      postMessage({ kind: "ready" });
    }
  } catch (error) {
    postMessage({ kind: "failed", trouble: "broken", detail: String(error) });
  }
};
