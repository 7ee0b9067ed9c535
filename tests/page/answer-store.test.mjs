import assert from "node:assert/strict";
import { test } from "node:test";

import { AnswerStore, STORAGE_KEY } from "../../quiz/page/kept/answer-store.js";
import { emptyKept, readKept } from "../../quiz/page/kept/works.js";
import { MemoryStorage } from "./memory-storage.mjs";

const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed", "open", "unknown"])],
]);

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

test("forgetting and reading back agree on what is nothing", () => {
  assert.deepEqual(readKept(null, KNOWN), emptyKept());
});

test("what today's form does not know is kept, and not counted", () => {
  const storage = new MemoryStorage();
  storage.setItem(
    STORAGE_KEY,
    JSON.stringify({
      format: 1,
      answers: { direction: "gone", removed: "nobody", certainty: "open" },
      own: null,
      place: "",
    }),
  );
  const store = new AnswerStore(storage, KNOWN);
  assert.deepEqual(store.answers, { certainty: "open" });
  assert.deepEqual(store.uncounted, { direction: "gone", removed: "nobody" });
  store.place = "#review";
  assert.deepEqual(new AnswerStore(storage, KNOWN).uncounted, { direction: "gone", removed: "nobody" });
});

test("an answer that is given anew takes the place of one that does not count", () => {
  const storage = new MemoryStorage();
  storage.setItem(STORAGE_KEY, JSON.stringify({ format: 1, answers: { direction: "gone" } }));
  const store = new AnswerStore(storage, KNOWN);
  store.answer("direction", "nobody");
  assert.deepEqual([store.answers, store.uncounted], [{ direction: "nobody" }, {}]);
});

test("an answer that was renamed counts again, and never over one that was given since", () => {
  const storage = new MemoryStorage();
  storage.setItem(
    STORAGE_KEY,
    JSON.stringify({ format: 1, answers: { lead: "none", scope: "set", weather: "dry", certainty: "open" } }),
  );
  const store = new AnswerStore(storage, KNOWN);
  store.recount({ direction: "nobody", certainty: "fixed" }, ["weather"]);
  assert.deepEqual(store.answers, { direction: "nobody", certainty: "open" });
  assert.deepEqual(store.uncounted, { weather: "dry" });
});

test("answers kept by the earlier version are still there, its link's beside the reader's own", () => {
  const storage = new MemoryStorage();
  storage.setItem(
    STORAGE_KEY,
    JSON.stringify({ format: 1, answers: { direction: "unknown" }, own: { certainty: "fixed" }, place: "#result" }),
  );
  const store = new AnswerStore(storage, KNOWN);
  assert.equal(store.isVisiting, true);
  assert.deepEqual(store.answers, { direction: "unknown" });
  store.takeOwn();
  assert.deepEqual(store.answers, { certainty: "fixed" });
});

for (const text of [
  "not json",
  "null",
  "[]",
  "7",
  '{"format":2,"answers":{"direction":"nobody"}}',
  '{"format":2,"works":[]}',
  '{"format":2,"works":[{"id":"x y","answers":{"direction":"nobody"}}]}',
  '{"format":2,"works":{"0":{"id":"1"}}}',
  '{"format":1,"answers":["nobody"]}',
  `{"format":1,"answers":{"direction":"nobody"},"place":"${"x".repeat(200_000)}"}`,
]) {
  test(`nothing is read from ${text.slice(0, 70)}`, () => {
    assert.deepEqual(readKept(text, KNOWN), emptyKept());
  });
}

test("hostile names and ids are cut to what a piece of work may have", () => {
  const works = [...Array(50)].map((_, index) => ({
    id: String(index + 1),
    name: `${"n".repeat(500)}\n\u202e`,
    answers: { __proto__: null, "a b": "c", direction: 7 },
  }));
  const kept = readKept(JSON.stringify({ format: 2, works, current: "99", visiting: "x" }), KNOWN);
  assert.equal(kept.works.length, 12);
  assert.equal(kept.current, "1");
  assert.equal(kept.visiting, null);
  assert.ok(
    kept.works.every(
      ({ name, answers, uncounted }) => name.length === 60 && !Object.keys({ ...answers, ...uncounted }).length,
    ),
  );
});

test("each piece of work has its own answers", () => {
  const storage = new MemoryStorage();
  const store = new AnswerStore(storage, KNOWN);
  store.answer("direction", "nobody");
  store.addWork();
  assert.deepEqual(store.answers, {});
  store.answer("certainty", "open");
  store.renameWork("2", "  The   shop ");
  const next = new AnswerStore(storage, KNOWN);
  assert.deepEqual(
    next.works.map(({ id, name, answers }) => [id, name, answers]),
    [
      ["1", "", { direction: "nobody" }],
      ["2", "The shop", { certainty: "open" }],
    ],
  );
  assert.equal(next.work.id, "2");
  next.openWork("1");
  assert.deepEqual(next.answers, { direction: "nobody" });
  next.removeWork("1");
  assert.deepEqual(next.answers, { certainty: "open" });
  next.removeWork("2");
  assert.deepEqual([next.works.length, next.answers, storage.items.size], [1, {}, 0]);
});

test("there is room for twelve pieces of work, and a link that finds none is still visited", () => {
  const store = new AnswerStore(new MemoryStorage(), KNOWN);
  store.answer("certainty", "fixed");
  for (let count = 1; count < 12; count += 1) assert.equal(store.addWork(), true);
  assert.equal(store.addWork(), false);
  assert.equal(store.works.length, 12);
  store.openWork("1");
  store.takeFromLink({ direction: "nobody" });
  assert.equal(store.keepVisiting(), false);
  assert.deepEqual([store.isVisiting, store.answers], [true, { direction: "nobody" }]);
});

test("the answers of a link can be kept as one more piece of work", () => {
  const store = new AnswerStore(new MemoryStorage(), KNOWN);
  store.answer("certainty", "fixed");
  store.takeFromLink({ direction: "nobody" });
  store.keepVisiting();
  assert.equal(store.isVisiting, false);
  assert.deepEqual(
    store.works.map(({ name, answers }) => [name, answers]),
    [
      ["", { certainty: "fixed" }],
      ["From a link", { direction: "nobody" }],
    ],
  );
  assert.deepEqual(store.answers, { direction: "nobody" });
});

test("what another tab has kept is taken over, and only other answers are news", () => {
  const storage = new MemoryStorage();
  const [here, there] = [new AnswerStore(storage, KNOWN), new AnswerStore(storage, KNOWN)];
  there.answer("direction", "nobody");
  assert.deepEqual(here.follow(), { shown: true, works: true });
  assert.deepEqual(here.answers, { direction: "nobody" });
  there.place = "#review";
  assert.deepEqual(here.follow(), { shown: false, works: false });
  there.renameWork("1", "Shop");
  assert.deepEqual(here.follow(), { shown: false, works: true });
  there.forget();
  assert.deepEqual(here.follow(), { shown: true, works: true });
  assert.deepEqual(here.answers, {});
});

test("a link puts the reader's own answers aside, and they come back", () => {
  const store = new AnswerStore(new MemoryStorage(), KNOWN);
  store.answer("certainty", "fixed");
  store.takeFromLink({ direction: "nobody" });
  store.takeFromLink({ direction: "unknown" });
  assert.deepEqual(store.answers, { direction: "unknown" });
  assert.equal(store.isVisiting, true);
  store.takeOwn();
  assert.deepEqual(store.answers, { certainty: "fixed" });
  assert.equal(store.isVisiting, false);
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
