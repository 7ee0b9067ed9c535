import assert from "node:assert/strict";
import { test } from "node:test";

import { isFromWorker, isReply, isToWorker } from "../../quiz/page/runtime/messages.js";
import { CallRefused, Runtime, RuntimeFailure } from "../../quiz/page/runtime/runtime.js";

const ADDRESSES = { runtimeUrl: "https://example.org/runtime/", moduleUrl: "https://example.org/module.whl" };
const LIMITS = { start: 40, call: 40, pause: 1, patience: 5 };
const READY = [{ kind: "ready" }];

/** What a worker answers to each message: one that works, and others that do not. */
const answering = (reply) => (message) =>
  message.kind === "start" ? READY : [{ kind: "answer", id: message.id, text: reply(message.text) }];
const working = answering((text) => JSON.stringify({ ok: true, result: { heard: JSON.parse(text) } }));
const silent = () => [];
const failing = () => [{ kind: "failed", message: "no" }];
const hanging = (message) => (message.kind === "start" ? READY : []);

/** A runtime whose workers follow these scripts, one after the other; it ends with the test. */
function runtimeOf(t, scripts, limits = {}) {
  const made = [];
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
  const runtime = new Runtime(ADDRESSES, make, { ...LIMITS, ...limits });
  t.mock.method(console, "warn", () => {});
  t.after(() => runtime.stop());
  const seen = [];
  runtime.addEventListener("change", () => seen.push(`${runtime.state} ${runtime.trouble}`.trim()));
  const decide = (answers = {}) => runtime.call("decide", { answers });
  return { runtime, made, seen, decide };
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
  const breaking = (message) => (message.kind === "start" ? READY : [{ kind: "failed", message: "no" }]);
  for (const first of [hanging, breaking]) {
    const { made, decide } = runtimeOf(t, [first, working]);
    await decide();
    assert.equal(made.length, 2);
  }
});

test("a start that takes long is told, and the trouble ends with it", async (t) => {
  const late = (message) => (message.kind === "start" ? [] : working(message));
  const { runtime, made, seen, decide } = runtimeOf(t, [late], { start: 5000 });
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
    { kind: "failed" },
    { kind: "toString" },
  ])
    assert.equal(isFromWorker(value), false);
  for (const value of [null, { kind: "start", runtimeUrl: "x" }, { kind: "ask", id: 1, text: {} }])
    assert.equal(isToWorker(value), false);
  for (const value of [null, { ok: true }, { ok: false }, { ok: "true", result: 1 }])
    assert.equal(isReply(value), false);
});
