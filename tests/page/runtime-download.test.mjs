import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { Download, Silence } from "../../quiz/page/python/download.js";
import { filesOf } from "../../quiz/page/python/files.js";

const WASM = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, ...Array.from({ length: 96 }, (_, place) => place));
const PAGE = new TextEncoder().encode("<!doctype html><title>Sign in</title>");

const broken = () => {
  throw new TypeError("the connection broke");
};

/** What comes, piece by piece; a piece may be a function, which lets time pass, or throws. */
const bodyOf = (pieces) =>
  new ReadableStream({
    async pull(controller) {
      while (typeof pieces[0] === "function") await pieces.shift()();
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });

/** A download of one file, whose requests are answered with these responses, one after the other. */
function downloadOf(t, responses, { name = "python.wasm", content = WASM, limit = 5000 } = {}) {
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url, { headers, cache, signal }) => {
    asked.push({ range: headers.Range, cache });
    const { pieces = [content], status = 200, type = "", range } = responses.shift();
    const body = bodyOf([...pieces]);
    const stopped = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    stopped.catch(() => {});
    const reader = body.getReader();
    const read = () => Promise.race([reader.read(), stopped]);
    const given = { "Content-Type": type, ...(range ? { "Content-Range": range } : {}) };
    const cancel = async () => {};
    return { ok: status < 300, status, headers: new Headers(given), body: { getReader: () => ({ read, cancel }) } };
  });
  const sha256 = createHash("sha256").update(content).digest("hex");
  const file = { name, url: `https://example.org/${name}`, bytes: content.length, sha256 };
  const heard = t.mock.fn();
  return { download: new Download(file, new Silence(limit), heard), asked, heard };
}

const fails = (download, trouble, detail) =>
  assert.rejects(download.whole(), (error) => {
    assert.deepEqual([error.trouble, error.message], [trouble, detail]);
    return true;
  });

test("a file is fetched once, and told as it comes", async (t) => {
  const { download, asked, heard } = downloadOf(t, [{ pieces: [WASM.slice(0, 30), WASM.slice(30)] }]);
  assert.deepEqual(await download.whole(), WASM);
  assert.deepEqual(await download.whole(), WASM);
  assert.deepEqual([asked.length, heard.mock.callCount(), download.came], [1, 2, 100]);
});

test("what is wrong with a file is told by its kind, and the next try succeeds", async (t) => {
  const damaged = WASM.with(50, 255);
  const kinds = [
    [{ status: 404 }, "missing", "python.wasm, status 404"],
    [{ status: 403 }, "refused", "python.wasm, status 403"],
    [{ status: 503 }, "refused", "python.wasm, status 503"],
    [{ type: "text/html; charset=utf-8" }, "replaced", "python.wasm"],
    [{ pieces: [PAGE] }, "replaced", "python.wasm"],
    [{ pieces: [WASM.slice(4)] }, "damaged", "python.wasm"],
    [{ pieces: [damaged] }, "damaged", "python.wasm"],
    [{ pieces: [WASM, WASM] }, "damaged", "python.wasm"],
    [{ pieces: [broken] }, "dropped", "python.wasm"],
  ];
  for (const [response, trouble, detail] of kinds) {
    const { download, asked } = downloadOf(t, [response, {}]);
    await fails(download, trouble, detail);
    assert.deepEqual(await download.whole(), WASM, trouble);
    const cache = trouble === "dropped" ? "default" : "reload";
    assert.deepEqual(asked[1], { range: undefined, cache }, `${trouble}: what the browser keeps is not used again`);
  }
});

test("after a file broke off, or came short, only the rest is asked for", async (t) => {
  const rest = { status: 206, range: "bytes 40-99/100", pieces: [WASM.slice(40)] };
  for (const [pieces, trouble] of [
    [[WASM.slice(0, 40), broken], "dropped"],
    [[WASM.slice(0, 40)], "cut"],
  ]) {
    const { download, asked } = downloadOf(t, [{ pieces }, rest]);
    await assert.rejects(download.whole(), { trouble });
    assert.deepEqual(await download.whole(), WASM);
    assert.equal(asked[1].range, "bytes=40-");
  }
});

test("a page in the place of the rest costs nothing that came", async (t) => {
  const rest = { status: 206, range: "bytes 40-99/100", pieces: [WASM.slice(40)] };
  const signIn = { type: "text/html", pieces: [PAGE] };
  const { download, asked } = downloadOf(t, [{ pieces: [WASM.slice(0, 40), broken] }, signIn, rest]);
  await fails(download, "dropped", "python.wasm");
  await fails(download, "replaced", "python.wasm");
  assert.deepEqual(await download.whole(), WASM);
  assert.equal(asked[2].range, "bytes=40-");
});

test("a server that sends no rest sends the whole file again", async (t) => {
  const { download } = downloadOf(t, [{ pieces: [WASM.slice(0, 40), broken] }, { pieces: [WASM] }]);
  await fails(download, "dropped", "python.wasm");
  assert.deepEqual(await download.whole(), WASM);
});

test("a script must come as a script, and no other file needs a type", async (t) => {
  const content = new TextEncoder().encode("var python");
  const script = { name: "python.js", content };
  await fails(downloadOf(t, [{ type: "text/plain" }], script).download, "mistyped", "python.js, text/plain");
  assert.deepEqual(await downloadOf(t, [{ type: "text/javascript" }], script).download.whole(), content);
  assert.deepEqual(await downloadOf(t, [{ type: "text/plain" }]).download.whole(), WASM);
});

test("a limit counts silence, and not how long a file takes", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const wait = (seconds) => () => t.mock.timers.tick(seconds * 1000);
  const slowly = [...WASM].flatMap((byte, place) => (place % 10 ? [] : [wait(14), WASM.slice(place, place + 10)]));
  assert.deepEqual(await downloadOf(t, [{ pieces: slowly }], { limit: 15_000 }).download.whole(), WASM);
  const forever = () => new Promise(() => t.mock.timers.tick(15_000));
  const stops = [WASM.slice(0, 40), forever];
  await fails(downloadOf(t, [{ pieces: stops }], { limit: 15_000 }).download, "silent", "python.wasm");
});

test("while one file comes, none that waits for the same line is given up", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const silence = new Silence(15_000);
  const waiting = silence.enter();
  for (let piece = 0; piece < 10; piece += 1) {
    t.mock.timers.tick(14_000);
    silence.broken();
  }
  assert.equal(waiting.aborted, false);
  t.mock.timers.tick(15_000);
  assert.equal(waiting.aborted, true);
  assert.equal(silence.enter().aborted, false, "another try has its own time");
});

const readAlong = async (download) => new Uint8Array(await new Response(download.stream()).arrayBuffer());

test("whoever reads along has the whole file when it is whole, however often the line broke, and afterwards too", async (t) => {
  const rest = { pieces: [WASM.slice(30)], status: 206, range: "bytes 30-99/100" };
  const { download } = downloadOf(t, [{ pieces: [WASM.slice(0, 30), broken] }, rest]);
  const along = readAlong(download);
  await fails(download, "dropped", "python.wasm");
  await download.whole();
  assert.deepEqual(await along, WASM);
  assert.deepEqual(await readAlong(download), WASM);
});

test("whoever reads along something that is not the file is told", async (t) => {
  const { download } = downloadOf(t, [{ pieces: [PAGE] }]);
  const along = assert.rejects(readAlong(download));
  await fails(download, "replaced", "python.wasm");
  await along;
});

test("the list in the page gives every file its address, its length and its hash", () => {
  const addresses = {
    leanUrl: "https://example.org/lean/python.wasm",
    runtimeUrl: "https://example.org/runtime/",
    moduleUrl: "https://example.org/module/quiz.zip",
    checks: "python.wasm:3:ef core.wasm:8:ab quiz.zip:4:cd",
  };
  const lean = { name: "python.wasm", url: "https://example.org/lean/python.wasm", bytes: 3, sha256: "ef" };
  assert.deepEqual(filesOf(addresses, "lean"), [lean]);
  assert.deepEqual(filesOf(addresses, "plain"), [
    { name: "core.wasm", url: "https://example.org/runtime/core.wasm", bytes: 8, sha256: "ab" },
    { name: "quiz.zip", url: "https://example.org/module/quiz.zip", bytes: 4, sha256: "cd" },
  ]);
});
