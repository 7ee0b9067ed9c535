import assert from "node:assert/strict";
import { test } from "node:test";

import { DIAGNOSIS_KEY, NOTHING, ObservationStore, readObserved } from "../../quiz/page/diagnosis/observation-store.js";
import { MemoryStorage } from "./memory-storage.mjs";

const KNOWN = { models: new Set(["outsourcing", "unknown"]), symptoms: new Set(["slow", "costly", "late"]) };

test("what is ticked comes back in the next visit, under one key", () => {
  const storage = new MemoryStorage();
  new ObservationStore(storage, KNOWN).keep({ model: "outsourcing", symptoms: ["slow"], withQuiz: true });
  assert.deepEqual(new ObservationStore(storage, KNOWN).observed, {
    model: "outsourcing",
    symptoms: ["slow"],
    withQuiz: true,
  });
  assert.deepEqual([...storage.items.keys()], [DIAGNOSIS_KEY]);
  assert.equal(JSON.parse(storage.items.get(DIAGNOSIS_KEY)).format, 1);
});

test("what today's form does not know is dropped, the rest is kept in the form's order, each once", () => {
  const text = JSON.stringify({
    format: 1,
    model: "gone",
    symptoms: ["late", "gone", 7, null, "slow", "late"],
    withQuiz: "yes",
    more: {},
  });
  assert.deepEqual(readObserved(text, KNOWN), { model: "", symptoms: ["slow", "late"], withQuiz: false });
});

const long = JSON.stringify({ format: 1, model: "outsourcing", symptoms: ["slow", "x".repeat(20_000)] });
for (const text of [
  null,
  "",
  "not json",
  "null",
  "[]",
  "7",
  '{"format":2,"model":"outsourcing"}',
  '{"model":"outsourcing","symptoms":["slow"]}',
  long,
]) {
  test(`nothing is read from ${String(text).slice(0, 60)}`, () => {
    assert.deepEqual(readObserved(text, KNOWN), NOTHING);
  });
}

test("symptoms that are no list are none", () => {
  assert.deepEqual(readObserved('{"format":1,"model":"outsourcing","symptoms":{"slow":true}}', KNOWN).symptoms, []);
});

test("forgetting leaves no trace, and nothing ticked leaves none either", () => {
  const storage = new MemoryStorage();
  const store = new ObservationStore(storage, KNOWN);
  store.keep({ model: "unknown", symptoms: [], withQuiz: false });
  store.forget();
  assert.equal(storage.items.size, 0);
  assert.deepEqual(store.observed, NOTHING);
  store.keep({ model: "unknown", symptoms: ["slow"], withQuiz: false });
  store.keep({ model: "", symptoms: [], withQuiz: true });
  assert.equal(storage.items.size, 0);
});

test("a full storage is survived, and said", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => {
    throw new Error("full");
  };
  const store = new ObservationStore(storage, KNOWN);
  assert.equal(store.remembers, true);
  store.keep({ model: "outsourcing", symptoms: ["slow"], withQuiz: false });
  assert.equal(store.remembers, false);
  assert.deepEqual(store.observed.symptoms, ["slow"]);
});

test("no storage at all is survived, and said", () => {
  const denied = {
    getItem: () => {
      throw new Error("denied");
    },
  };
  for (const storage of [null, denied]) {
    const store = new ObservationStore(storage, KNOWN);
    assert.equal(store.remembers, false);
    store.keep({ model: "outsourcing", symptoms: ["slow"], withQuiz: false });
    assert.equal(store.observed.model, "outsourcing");
    store.forget();
  }
});
