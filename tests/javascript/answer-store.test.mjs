import assert from "node:assert/strict";
import { test } from "node:test";

import { AnswerStore, readKept, STORAGE_KEY } from "../../docs/assets/quiz/answer-store.js";

const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed", "open", "unknown"])],
]);

/** A storage in memory, with the three methods that the store uses. */
class MemoryStorage {
  items = new Map();
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.items.set(key, value);
  }
  removeItem(key) {
    this.items.delete(key);
  }
}

test("answers and place come back in the next visit", () => {
  const storage = new MemoryStorage();
  const store = new AnswerStore(storage, KNOWN);
  store.answer("direction", "nobody");
  store.place = "#question-certainty";
  const next = new AnswerStore(storage, KNOWN);
  assert.deepEqual(next.answers, { direction: "nobody" });
  assert.equal(next.place, "#question-certainty");
  assert.deepEqual([...storage.items.keys()], [STORAGE_KEY]);
});

test("what today's form does not know is not read back", () => {
  const text = JSON.stringify({ format: 1, answers: { direction: "gone", removed: "nobody", certainty: "open" }, own: 7, place: 3 });
  assert.deepEqual(readKept(text, KNOWN), { answers: { certainty: "open" }, own: null, place: "" });
});

for (const text of ["not json", "null", "[]", "7", '{"format":2,"answers":{"direction":"nobody"}}', '{"format":1,"answers":["nobody"]}']) {
  test(`nothing is read from ${text}`, () => {
    assert.deepEqual(readKept(text, KNOWN), { answers: {}, own: null, place: "" });
  });
}

test("a link puts the reader's own answers aside, and they come back", () => {
  const store = new AnswerStore(new MemoryStorage(), KNOWN);
  store.answer("certainty", "fixed");
  store.takeFromLink({ direction: "nobody" });
  store.takeFromLink({ direction: "unknown" });
  assert.deepEqual(store.answers, { direction: "unknown" });
  assert.equal(store.hasOwn, true);
  store.takeOwn();
  assert.deepEqual(store.answers, { certainty: "fixed" });
  assert.equal(store.hasOwn, false);
});

test("forgetting leaves no trace, and a place alone leaves none either", () => {
  const storage = new MemoryStorage();
  const store = new AnswerStore(storage, KNOWN);
  store.answer("direction", "nobody");
  store.forget();
  store.place = "#question-direction";
  assert.equal(storage.items.size, 0);
  assert.deepEqual(store.answers, {});
});

test("full storage is noticed, and memory does", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => {
    throw new Error("full");
  };
  const store = new AnswerStore(storage, KNOWN);
  assert.equal(store.remembers, true);
  store.answer("direction", "nobody");
  assert.equal(store.remembers, false);
  assert.deepEqual(store.answers, { direction: "nobody" });
});

test("denied storage is noticed at once", () => {
  assert.equal(new AnswerStore(null, KNOWN).remembers, false);
});
