import assert from "node:assert/strict";
import { test } from "node:test";

import { isFromWorker, isReply, isToWorker } from "../../quiz/page/python/messages.js";
import { CallRefused, RuntimeFailure } from "../../quiz/page/python/trouble.js";
import { Runtime } from "../../quiz/page/runtime/runtime.js";

const ADDRESSES = {
  leanUrl: "",
  runtimeUrl: "https://example.org/runtime/",
  moduleUrl: "https://example.org/module.zip",
  checks: "",
};
const LIMITS = { silence: 40, start: 40, call: 40, pause: 1, patience: 5 };
const READY = [{ kind: "ready" }];

/** What a worker answers to each message: one that works, and others that do not. */
const answering = (reply) => (message) =>
  message.kind === "start" ? READY : [{ kind: "answer", id: message.id, text: reply(message.text) }];
const working = answering((text) => JSON.stringify({ ok: true, result: { heard: JSON.parse(text) } }));
const silent = () => [];
const failed = (trouble) => [{ kind: "failed", trouble, detail: "python.wasm" }];
const failing = () => failed("broken");
const lacking = (trouble) => () => failed(trouble);
const hanging = (message) => (message.kind === "start" ? READY : []);

/** A runtime whose workers follow these scripts, one after the other; it ends with the test. */
function runtimeOf(t, scripts, limits = {}, site = {}, addresses = {}) {
  const made = [];
  const reload = t.mock.fn();
  const make = () => {
    const script = scripts[Math.min(made.length, scripts.length - 1)];
    const worker = {
      onmessage: null,
      onerror: null,
      ended: false,
      heard: [],
      terminate() {
        this.ended = true;
      },
      postMessage(message) {
        assert.ok(isToWorker(message));
        this.heard.push(message);
        for (const reply of script(message)) queueMicrotask(() => this.onmessage?.({ data: reply }));
      },
    };
    made.push(worker);
    return worker;
  };
  const published = { isOutdated: async () => false, causeOfWorker: async () => null, reload, ...site };
  const runtime = new Runtime({ ...ADDRESSES, ...addresses }, make, { ...LIMITS, ...limits }, published);
  t.mock.method(console, "warn", () => {});
  t.after(() => runtime.stop());
  const seen = [];
  runtime.addEventListener("change", () => seen.push(`${runtime.state} ${runtime.trouble}`.trim()));
  const decide = (answers = {}) => runtime.call("decide", { answers });
  return { runtime, made, seen, decide, reload };
}

test("a call starts the worker, waits for it and is answered", async (t) => {
  const { runtime, made, seen, decide } = runtimeOf(t, [working]);
  const answers = { direction: "nobody" };
  const decision = await decide(answers);
  assert.deepEqual(decision, { heard: { call: "decide", answers } });
  assert.deepEqual(seen, ["loading", "ready"]);
  assert.deepEqual(runtime.known("decide", { answers }), decision);
  await decide(answers);
  assert.equal(made[0].heard.length, 2, "a remembered reply is not asked for again");
});

test("a start that fails is tried once more by itself", async (t) => {
  const { made, decide } = runtimeOf(t, [failing, working]);
  await decide();
  assert.deepEqual([made.length, made[0].ended], [2, true]);
});

test("a start that fails twice rejects, and works again after retry", async (t) => {
  const { runtime, made, decide } = runtimeOf(t, [failing, failing, working]);
  await assert.rejects(decide(), RuntimeFailure);
  assert.equal(runtime.state, "failed");
  await assert.rejects(decide(), RuntimeFailure);
  runtime.retry();
  await decide();
  assert.equal(made.length, 3);
});

test("a start without an end is given up", async (t) => {
  await assert.rejects(runtimeOf(t, [silent]).decide(), /took too long/);
});

test("a call that hangs, or breaks, is asked again of a new worker", async (t) => {
  const breaking = (message) => (message.kind === "start" ? READY : failing());
  for (const first of [hanging, breaking]) {
    const { made, decide } = runtimeOf(t, [first, working]);
    await decide();
    assert.equal(made.length, 2);
  }
});

test("what is asked as soon as it works is asked once, and its answer ends the wait", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { runtime, made, decide } = runtimeOf(t, [working]);
  const asked = [];
  runtime.addEventListener("change", () => {
    if (runtime.state === "ready") asked.push(decide({ direction: "nobody" }));
  });
  await decide();
  await Promise.all(asked);
  t.mock.timers.tick(2 * LIMITS.call);
  const heard = made.map((worker) => worker.heard.map(({ kind, id = 0 }) => `${kind} ${id}`));
  assert.deepEqual(heard, [["start 0", "ask 1", "ask 2"]], "nothing twice, and no other worker");
  assert.equal(runtime.state, "ready");
});

test("a start that takes long is told, and the trouble ends with it", async (t) => {
  const late = (message) => (message.kind === "start" ? [] : working(message));
  const { runtime, made, seen, decide } = runtimeOf(t, [late], { silence: 5000 });
  const isSlow = new Promise((resolve) => {
    runtime.addEventListener("change", () => runtime.trouble === "slow" && resolve());
  });
  const decision = decide();
  await isSlow;
  made[0].onmessage({ data: READY[0] });
  await decision;
  assert.deepEqual(seen, ["loading", "loading slow", "ready"]);
});

test("a worker that dies says that it starts again", async (t) => {
  const { made, seen, decide } = runtimeOf(t, [working]);
  await decide();
  seen.length = 0;
  made[0].onerror({ message: "killed" });
  await decide({ direction: "nobody" });
  assert.deepEqual(seen, ["loading again", "ready"]);
});

test("a refusal is told apart from a failure, and from an answer that cannot be read", async (t) => {
  const problems = [{ key: "direction", message: "No such answer." }];
  const { runtime, decide } = runtimeOf(t, [answering(() => JSON.stringify({ ok: false, problems }))]);
  await assert.rejects(decide(), (error) => error instanceof CallRefused && error.message === "No such answer.");
  assert.equal(runtime.state, "ready");
  await assert.rejects(runtimeOf(t, [answering(() => "<html>")]).decide(), RuntimeFailure);
});

test("stopping rejects what is open and ends the worker", async (t) => {
  const { runtime, made, decide } = runtimeOf(t, [silent]);
  const open = decide();
  runtime.stop();
  await assert.rejects(open, RuntimeFailure);
  assert.deepEqual([made[0].ended, runtime.state], [true, "idle"]);
});

test("messages of another shape are not taken", () => {
  for (const value of [
    null,
    "ready",
    {},
    { kind: "answer", id: "1", text: "" },
    { kind: "failed", trouble: "broken" },
    { kind: "progress", came: 1 },
    { kind: "toString" },
  ])
    assert.equal(isFromWorker(value), false);
  for (const value of [
    null,
    { kind: "start", way: "lean", runtimeUrl: "x", moduleUrl: "y" },
    { kind: "ask", id: 1, text: {} },
  ])
    assert.equal(isToWorker(value), false);
  for (const value of [null, { ok: true }, { ok: false }, { ok: "true", result: 1 }])
    assert.equal(isReply(value), false);
});

test("a file that is not there is told at once, and the worker that lacks it is asked again", async (t) => {
  const scripts = [lacking("missing")];
  const { runtime, made, seen, decide } = runtimeOf(t, scripts);
  await assert.rejects(decide(), (error) => error.trouble === "missing" && error.detail === "python.wasm");
  assert.deepEqual(seen, ["loading", "failed missing"]);
  runtime.retry();
  await assert.rejects(decide(), RuntimeFailure);
  assert.deepEqual([made.length, made[0].ended, made[0].heard.length], [1, false, 2]);
});

test("a file that broke off is asked for once more by itself, of the worker that keeps what came", async (t) => {
  let starts = 0;
  const once = (message) => (message.kind === "start" && ++starts === 1 ? failed("dropped") : working(message));
  const { made, decide } = runtimeOf(t, [once]);
  await decide();
  assert.deepEqual([made.length, made[0].ended, starts], [1, false, 2]);
});

test("as long as something comes a start is not given up, and how much came is told", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { runtime, made, seen } = runtimeOf(t, [silent], { silence: 25_000, patience: 10_000 });
  runtime.start();
  for (let came = 1; came <= 10; came += 1) {
    t.mock.timers.tick(24_000);
    made[0].onmessage({ data: { kind: "progress", came, total: 11 } });
    assert.deepEqual([runtime.progress.came, runtime.progress.total], [came, 11]);
  }
  assert.equal(seen.at(-1), "loading slow");
  t.mock.timers.tick(25_000);
  assert.equal(seen.at(-1), "loading again");
});

test("what comes after the start has failed begins no other start", async (t) => {
  const { runtime, made, decide } = runtimeOf(t, [lacking("missing")]);
  await assert.rejects(decide(), RuntimeFailure);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  made[0].onmessage({ data: { kind: "progress", came: 1, total: 2 } });
  t.mock.timers.tick(LIMITS.silence);
  assert.equal(runtime.state, "failed");
});

test("a worker whose script does not come says why", async (t) => {
  const causeOfWorker = async () => ({ trouble: "refused", detail: "worker.js, status 403" });
  const { made, decide } = runtimeOf(t, [silent], { silence: 5000 }, { causeOfWorker });
  const decision = decide();
  made[0].onerror({ message: "" });
  await assert.rejects(decision, (error) => error.trouble === "refused" && error.detail === "worker.js, status 403");
});

test("a page that is older than the site says so, and is loaded anew when a person tries again", async (t) => {
  const isOutdated = async () => true;
  const { runtime, decide, reload } = runtimeOf(t, [lacking("missing")], {}, { isOutdated });
  await assert.rejects(decide(), (error) => error.trouble === "outdated");
  assert.equal(reload.mock.callCount(), 0, "nobody asked for it");
  runtime.retry();
  assert.equal(reload.mock.callCount(), 1);
});

test("a page that turns out to be older while a person tries again is loaded anew", async (t) => {
  let outdated = false;
  const isOutdated = async () => outdated;
  const { runtime, decide, reload } = runtimeOf(t, [lacking("missing")], {}, { isOutdated });
  await assert.rejects(decide(), (error) => error.trouble === "missing");
  outdated = true;
  runtime.retry();
  await assert.rejects(decide(), (error) => error.trouble === "outdated");
  assert.equal(reload.mock.callCount(), 1);
});

/** What a worker does that fails in some ways, and works in the others. */
const failingIn = (way, how) => (message) =>
  message.kind === "start" && message.way === way ? how(message) : working(message);
const LEAN = { leanUrl: "https://example.org/python.wasm" };

for (const trouble of ["broken", "missing", "damaged"])
  test(`where the lean way ends in "${trouble}" the plain one is taken at once, with the open calls`, async (t) => {
    const { runtime, made, decide } = runtimeOf(t, [failingIn("lean", () => failed(trouble))], {}, {}, LEAN);
    assert.deepEqual(await decide({ need: "thing" }), { heard: { call: "decide", answers: { need: "thing" } } });
    const ways = made.flatMap((worker) => worker.heard).flatMap(({ kind, way }) => (kind === "start" ? way : []));
    assert.deepEqual(ways, ["lean", "plain"]);
    assert.equal(runtime.state, "ready");
  });

test("a call that the lean way cannot answer is answered by the plain one", async (t) => {
  const odd = (message) =>
    message.kind === "ask" && message.text.includes("odd") ? failed("broken") : working(message);
  const { made, seen, decide } = runtimeOf(t, [odd, working], {}, {}, LEAN);
  await decide();
  assert.ok(await decide({ need: "odd" }));
  assert.deepEqual(
    made[1].heard.map(({ kind, way }) => way ?? kind),
    ["plain", "ask"],
  );
  assert.ok(seen.includes("loading again"));
});

test("where the plain way fails as well it is told, after one more try", async (t) => {
  const { runtime, made, decide } = runtimeOf(t, [failing], {}, {}, LEAN);
  await assert.rejects(decide(), RuntimeFailure);
  assert.deepEqual(
    made.map(({ heard }) => heard[0].way),
    ["lean", "plain", "plain"],
  );
  assert.equal(runtime.trouble, "broken");
});

test("a connection that broke off is no reason to fetch what is three times as large", async (t) => {
  const { runtime, made, decide } = runtimeOf(t, [lacking("dropped")], {}, {}, LEAN);
  await assert.rejects(decide(), RuntimeFailure);
  assert.ok(made.flatMap(({ heard }) => heard).every(({ way }) => way === "lean"));
  assert.equal(runtime.trouble, "dropped");
});

test("what the lean way could not do is remembered for the next page of the tab", async (t) => {
  const kept = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  };
  t.after(() => delete globalThis.sessionStorage);
  const first = runtimeOf(t, [failingIn("lean", failing)], {}, {}, LEAN);
  await first.decide();
  const second = runtimeOf(t, [working], {}, {}, LEAN);
  await second.decide();
  assert.equal(second.made[0].heard[0].way, "plain");
  const afterUpdate = runtimeOf(t, [working], {}, {}, { leanUrl: "https://example.org/newer/python.wasm" });
  await afterUpdate.decide();
  assert.equal(afterUpdate.made[0].heard[0].way, "lean");
});
