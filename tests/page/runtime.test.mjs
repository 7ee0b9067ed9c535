import assert from "node:assert/strict";
import { test } from "node:test";

import { isFromWorker, isReply, isToWorker } from "../../quiz/page/runtime/messages.js";
import { DecisionModule } from "../../quiz/page/runtime/decision-module.js";
import { CallRefused, RuntimeFailure } from "../../quiz/page/runtime/runtime.js";

const ADDRESSES = { runtimeUrl: "https://example.org/runtime/", moduleUrl: "https://example.org/module.whl" };
const LIMITS = { start: 40, call: 40, pause: 1, patience: 5 };

/** A worker that a test scripts: `answers(message)` returns the messages to send back. */
function workers(...scripts) {
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
  return { made, make };
}

const reply = (id, value) => ({ kind: "answer", id, text: JSON.stringify(value) });
const working = (message) =>
  message.kind === "start"
    ? [{ kind: "ready" }]
    : [reply(message.id, { ok: true, result: { heard: JSON.parse(message.text) } })];
const silent = () => [];
const failing = () => [{ kind: "failed", message: "no" }];

function quietly(act) {
  const warn = console.warn;
  console.warn = () => {};
  return Promise.resolve(act()).finally(() => {
    console.warn = warn;
  });
}

test("a call starts the worker, waits for it and is answered", async () => {
  const { made, make } = workers(working);
  const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
  const states = [];
  runtime.addEventListener("change", () => states.push(runtime.state));
  const decision = await runtime.decide({ direction: "nobody" });
  assert.deepEqual(decision, { heard: { call: "decide", answers: { direction: "nobody" } } });
  assert.deepEqual(states, ["loading", "ready"]);
  assert.deepEqual(runtime.remembered({ direction: "nobody" }), decision);
  await runtime.decide({ direction: "nobody" });
  assert.equal(made[0].heard.length, 2, "a remembered reply is not asked for again");
  runtime.stop();
});

test("a start that fails is tried once more by itself", async () => {
  const { made, make } = workers(failing, working);
  const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
  await runtime.decide({});
  assert.equal(made.length, 2);
  assert.equal(made[0].ended, true);
  runtime.stop();
});

test("a start that fails twice rejects, and works again after retry", () =>
  quietly(async () => {
    const { made, make } = workers(failing, failing, working);
    const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
    await assert.rejects(runtime.decide({}), RuntimeFailure);
    assert.equal(runtime.state, "failed");
    await assert.rejects(runtime.decide({}), RuntimeFailure);
    runtime.retry();
    await runtime.decide({});
    assert.equal(made.length, 3);
    runtime.stop();
  }));

test("a start without an end is given up", () =>
  quietly(async () => {
    const runtime = new DecisionModule(ADDRESSES, workers(silent).make, LIMITS);
    await assert.rejects(runtime.decide({}), /took too long/);
  }));

test("a call that hangs is asked again of a new worker", async () => {
  const hanging = (message) => (message.kind === "start" ? [{ kind: "ready" }] : []);
  const { made, make } = workers(hanging, working);
  const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
  await runtime.decide({});
  assert.equal(made.length, 2);
  runtime.stop();
});

test("a start that takes long is told, and the trouble ends with it", async () => {
  let begin;
  const slow = (message) => {
    if (message.kind !== "start") return working(message);
    begin = () => made[0].onmessage({ data: { kind: "ready" } });
    return [];
  };
  const { made, make } = workers(slow);
  const runtime = new DecisionModule(ADDRESSES, make, { ...LIMITS, start: 5000 });
  const troubles = [];
  const isSlow = new Promise((resolve) => {
    runtime.addEventListener("change", () => {
      troubles.push(runtime.trouble);
      if (runtime.trouble === "slow") resolve();
    });
  });
  const decision = runtime.decide({});
  await isSlow;
  begin();
  await decision;
  assert.deepEqual(troubles, ["", "slow", ""]);
  runtime.stop();
});

test("a worker that dies says that it starts again", async () => {
  const { made, make } = workers(working);
  const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
  await runtime.decide({});
  const troubles = [];
  runtime.addEventListener("change", () => troubles.push(`${runtime.state} ${runtime.trouble}`.trim()));
  quietly(() => made[0].onerror({ message: "killed" }));
  await runtime.decide({ direction: "nobody" });
  assert.deepEqual(troubles, ["loading again", "ready"]);
  runtime.stop();
});

test("a refusal is told apart from a failure", async () => {
  const refusing = (message) =>
    message.kind === "start"
      ? [{ kind: "ready" }]
      : [reply(message.id, { ok: false, problems: [{ key: "direction", message: "No such answer." }] })];
  const runtime = new DecisionModule(ADDRESSES, workers(refusing).make, LIMITS);
  await assert.rejects(
    runtime.decide({}),
    (error) => error instanceof CallRefused && error.message === "No such answer.",
  );
  assert.equal(runtime.state, "ready");
  runtime.stop();
});

test("an answer that cannot be read rejects", async () => {
  const babbling = (message) =>
    message.kind === "start" ? [{ kind: "ready" }] : [{ kind: "answer", id: message.id, text: "<html>" }];
  const runtime = new DecisionModule(ADDRESSES, workers(babbling).make, LIMITS);
  await assert.rejects(runtime.decide({}), RuntimeFailure);
  runtime.stop();
});

test("stopping rejects what is open and ends the worker", async () => {
  const { made, make } = workers(silent);
  const runtime = new DecisionModule(ADDRESSES, make, LIMITS);
  const open = runtime.decide({});
  runtime.stop();
  await assert.rejects(open, RuntimeFailure);
  assert.equal(made[0].ended, true);
  assert.equal(runtime.state, "idle");
});

test("messages of another shape are not taken", () => {
  for (const value of [null, "ready", {}, { kind: "answer", id: "1", text: "" }, { kind: "broken", id: 1 }])
    assert.equal(isFromWorker(value), false);
  for (const value of [null, { kind: "start", runtimeUrl: "x" }, { kind: "ask", id: 1, text: {} }])
    assert.equal(isToWorker(value), false);
  for (const value of [null, { ok: true }, { ok: false }, { ok: "true", result: 1 }])
    assert.equal(isReply(value), false);
});
