/**
 * The worker in which Python runs. It fetches and checks what Python needs, starts it, and passes JSON text to its
 * one function; it knows no rule. A start that failed for want of a file can be asked for again.
 *
 * @import { FromWorker, StartMessage } from "./messages.js"
 *
 * @typedef {{ postMessage(message: FromWorker): void, onmessage: ((event: MessageEvent<unknown>) => void) | null }} Scope
 */
import { startLean } from "./lean.js";
import { startPlain } from "./plain.js";
import { Download, Silence } from "./download.js";
import { filesOf, LIBRARY, LOCK, nameOf, SCRIPT, WASM } from "./files.js";
import { isToWorker } from "./messages.js";
import { RuntimeFailure } from "./trouble.js";

/** How long, in milliseconds, a server may send nothing. */
const SILENT = 10_000;
/** How much more came, in bytes, or how much later something did, in milliseconds, before it is told again. */
const STEP = { bytes: 100_000, time: 2_000 };
/** The smallest WebAssembly there is. */
const EMPTY = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

const scope = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));

/** @type {(text: string) => string} */
let answer = () => {
  throw new Error("asked before the decision module was ready");
};

/** Of the way that is being tried. @type {{ way: string, files: Map<string, Download> } | null} */
let downloads = null;

scope.onmessage = async ({ data }) => {
  if (!isToWorker(data)) return;
  try {
    if (data.kind === "ask") scope.postMessage({ kind: "answer", id: data.id, text: answer(data.text) });
    else {
      answer = await start(data);
      downloads = null;
      scope.postMessage({ kind: "ready" });
    }
  } catch (error) {
    const { trouble, detail } = error instanceof RuntimeFailure ? error : new RuntimeFailure("broken", String(error));
    scope.postMessage({ kind: "failed", trouble, detail });
  }
};

/** @type {(message: StartMessage) => Promise<(text: string) => string>} */
async function start(message) {
  if (downloads?.way !== message.way) downloads = { way: message.way, files: downloadsOf(message) };
  const found = downloads.files;
  await checkPolicy();
  const wasm = found.get(message.way === "lean" ? nameOf(message.leanUrl) : WASM);
  if (!wasm) throw new Error("the page names no WebAssembly");
  const [module] = await Promise.all([compiled(wasm), ...[...found.values()].map((download) => download.whole())]);
  if (message.way === "lean") return startLean(module);
  const bytes = async (/** @type {string} */ name) => {
    const whole = await found.get(name)?.whole();
    if (!whole) throw new Error(`the page names no ${name}`);
    return whole;
  };
  return startPlain({
    scriptUrl: new URL(SCRIPT, message.runtimeUrl).href,
    wasm: module,
    library: await bytes(LIBRARY),
    lock: await bytes(LOCK),
    module: await bytes(nameOf(message.moduleUrl)),
  });
}

/** Compiled while it comes, and used once it is checked. @type {(download: Download) => Promise<WebAssembly.Module>} */
async function compiled(download) {
  const response = new Response(download.stream(), { headers: { "Content-Type": "application/wasm" } });
  const early = WebAssembly.compileStreaming(response).catch(() => null);
  const whole = await download.whole();
  return (await early) ?? WebAssembly.compile(whole);
}

/** Throws where WebAssembly cannot be had in this worker, before anything large is fetched. */
async function checkPolicy() {
  try {
    await WebAssembly.compile(EMPTY);
  } catch (error) {
    throw new RuntimeFailure("blocked", String(error));
  }
}

/** @type {(message: StartMessage) => Map<string, Download>} */
function downloadsOf(message) {
  const files = filesOf(message, message.way);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const silence = new Silence(SILENT);
  let told = { came: -STEP.bytes, at: 0 };
  const heard = () => {
    const came = [...made.values()].reduce((sum, download) => sum + download.came, 0);
    const at = performance.now();
    const isNews = Math.abs(came - told.came) >= STEP.bytes || at - told.at >= STEP.time;
    if (!isNews && came < total) return;
    told = { came, at };
    scope.postMessage({ kind: "progress", came, total });
  };
  const made = new Map(files.map((file) => [file.name, new Download(file, silence, heard)]));
  heard();
  return made;
}
