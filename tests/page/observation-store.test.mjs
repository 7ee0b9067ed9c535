import assert from "node:assert/strict";
import { test } from "node:test";

import { DIAGNOSIS_KEY, NOTHING, ObservationStore, readObserved } from "../../quiz/page/diagnosis/observation-store.js";
import { MemoryStorage, NO_RECORDS } from "./memory-storage.mjs";

const KNOWN = { models: new Set(["outsourcing", "unknown"]), symptoms: new Set(["slow", "costly", "late"]) };
const OBSERVED = { model: "outsourcing", symptoms: ["slow"], withQuiz: true };

test("what is ticked comes back in the next visit, under one key", () => {
  const storage = new MemoryStorage();
  new ObservationStore(storage, KNOWN).keep(OBSERVED);
  assert.deepEqual(new ObservationStore(storage, KNOWN).observed, OBSERVED);
  assert.deepEqual([...storage.items.keys()], [DIAGNOSIS_KEY]);
  assert.equal(JSON.parse(storage.items.get(DIAGNOSIS_KEY)).format, 1);
});

test("what today's form does not know is dropped, the rest is kept in the form's order, each once", () => {
  const symptoms = ["late", "gone", 7, null, "slow", "late"];
  const text = JSON.stringify({ format: 1, model: "gone", symptoms, withQuiz: "yes", more: {} });
  assert.deepEqual(readObserved(text, KNOWN), { model: "", symptoms: ["slow", "late"], withQuiz: false });
});

for (const text of [
  ...NO_RECORDS,
  '{"format":2,"model":"outsourcing"}',
  '{"model":"outsourcing","symptoms":["slow"]}',
  JSON.stringify({ format: 1, model: "outsourcing", symptoms: ["slow", "x".repeat(20_000)] }),
]) {
  test(`nothing is read from ${String(text).slice(0, 60)}`, () => assert.deepEqual(readObserved(text, KNOWN), NOTHING));
}

test("symptoms that are no list are none", () => {
  assert.deepEqual(readObserved('{"format":1,"model":"outsourcing","symptoms":{"slow":true}}', KNOWN).symptoms, []);
});

test("forgetting leaves no trace, and nothing ticked leaves none either", () => {
  const storage = new MemoryStorage();
  const store = new ObservationStore(storage, KNOWN);
  store.keep({ model: "unknown", symptoms: [], withQuiz: false });
  store.forget();
  assert.deepEqual([storage.items.size, store.observed], [0, NOTHING]);
  store.keep(OBSERVED);
  store.keep({ model: "", symptoms: [], withQuiz: true });
  assert.equal(storage.items.size, 0);
});
