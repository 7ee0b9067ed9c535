import assert from "node:assert/strict";
import { test } from "node:test";

import { AnswerStore, STORAGE_KEY } from "../../quiz/page/kept/answer-store.js";
import { emptyKept, readKept } from "../../quiz/page/kept/kept-works.js";
import { DeniedStorage, FullStorage, MemoryStorage, NO_RECORDS } from "./memory-storage.mjs";

const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed", "open", "unknown"])],
]);

/** A store of what is kept already, in the earlier format of a single set of answers. */
function earlier(kept, storage = new MemoryStorage({ [STORAGE_KEY]: { format: 1, ...kept } })) {
  return { storage, store: new AnswerStore(storage, KNOWN) };
}

function empty(storage = new MemoryStorage()) {
  return { storage, store: new AnswerStore(storage, KNOWN) };
}

test("answers and place come back in the next visit", () => {
  const { storage, store } = empty();
  store.answer("direction", "nobody");
  store.place = "#question-certainty";
  const { store: next } = empty(storage);
  assert.deepEqual([next.answers, next.place], [{ direction: "nobody" }, "#question-certainty"]);
  assert.deepEqual([...storage.items.keys()], [STORAGE_KEY]);
});

test("what today's form does not know is kept, and not counted", () => {
  const answers = { direction: "gone", removed: "nobody", certainty: "open" };
  const { storage, store } = earlier({ answers, own: null, place: "" });
  assert.deepEqual(store.answers, { certainty: "open" });
  assert.deepEqual(store.uncounted, { direction: "gone", removed: "nobody" });
  store.place = "#review";
  assert.deepEqual(new AnswerStore(storage, KNOWN).uncounted, { direction: "gone", removed: "nobody" });
});

test("an answer that is given anew takes the place of one that does not count", () => {
  const { store } = earlier({ answers: { direction: "gone" } });
  store.answer("direction", "nobody");
  assert.deepEqual([store.answers, store.uncounted], [{ direction: "nobody" }, {}]);
});

test("where a question is kept twice, the answer that counts is read", () => {
  const work = { id: "1", answers: { direction: "nobody" }, uncounted: { direction: "gone" } };
  const [read] = readKept(JSON.stringify({ format: 2, works: [work], current: "1" }), KNOWN).works;
  assert.deepEqual([read.answers, read.uncounted], [{ direction: "nobody" }, {}]);
});

test("an answer that was renamed counts again, and never over one that was given since", () => {
  const { store } = earlier({ answers: { lead: "none", scope: "set", weather: "dry", certainty: "open" } });
  store.recount({ direction: "nobody", certainty: "fixed" }, ["weather"]);
  assert.deepEqual(store.answers, { direction: "nobody", certainty: "open" });
  assert.deepEqual(store.uncounted, { weather: "dry" });
});

test("answers kept by the earlier version are still there, its link's beside the reader's own", () => {
  const { store } = earlier({ answers: { direction: "unknown" }, own: { certainty: "fixed" }, place: "#result" });
  assert.deepEqual([store.isVisiting, store.answers], [true, { direction: "unknown" }]);
  store.takeOwn();
  assert.deepEqual(store.answers, { certainty: "fixed" });
});

for (const text of [
  ...NO_RECORDS,
  '{"format":2,"answers":{"direction":"nobody"}}',
  '{"format":2,"works":[]}',
  '{"format":2,"works":[{"id":"x y","answers":{"direction":"nobody"}}]}',
  '{"format":2,"works":{"0":{"id":"1"}}}',
  '{"format":1,"answers":["nobody"]}',
  `{"format":1,"answers":{"direction":"nobody"},"place":"${"x".repeat(200_000)}"}`,
]) {
  test(`nothing is read from ${String(text).slice(0, 70)}`, () => assert.deepEqual(readKept(text, KNOWN), emptyKept()));
}

test("hostile names and ids are cut to what a piece of work may have", () => {
  const works = [...Array(50)].map((_, index) => ({
    id: String(index + 1),
    name: `${"n".repeat(500)}\n\u202e`,
    answers: { __proto__: null, "a b": "c", direction: 7 },
  }));
  const kept = readKept(JSON.stringify({ format: 2, works, current: "99", visiting: "x" }), KNOWN);
  assert.deepEqual([kept.works.length, kept.current, kept.visiting], [12, "1", null]);
  for (const { name, answers, uncounted } of kept.works)
    assert.deepEqual([name.length, answers, uncounted], [60, {}, {}]);
});

test("each piece of work has its own answers", () => {
  const { storage, store } = empty();
  store.answer("direction", "nobody");
  store.addWork();
  assert.deepEqual(store.answers, {});
  store.answer("certainty", "open");
  store.renameWork("2", "  The   shop ");
  const { store: next } = empty(storage);
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

/** A store that shows the answers of a link, while the reader's own are put aside. */
function visiting() {
  const { store } = empty();
  store.answer("certainty", "fixed");
  store.takeFromLink({ direction: "nobody" });
  return store;
}

test("there is room for twelve pieces of work, and a link that finds none is still visited", () => {
  const { store } = empty();
  store.answer("certainty", "fixed");
  for (let count = 1; count < 12; count += 1) assert.equal(store.addWork(), true);
  assert.deepEqual([store.addWork(), store.works.length], [false, 12]);
  store.openWork("1");
  store.takeFromLink({ direction: "nobody" });
  assert.equal(store.keepVisiting(), false);
  assert.deepEqual([store.isVisiting, store.answers], [true, { direction: "nobody" }]);
});

test("the answers of a link can be kept as one more piece of work", () => {
  const store = visiting();
  assert.equal(store.keepVisiting(), true);
  assert.deepEqual([store.isVisiting, store.answers], [false, { direction: "nobody" }]);
  assert.deepEqual(
    store.works.map(({ name, answers }) => [name, answers]),
    [
      ["", { certainty: "fixed" }],
      ["From a link", { direction: "nobody" }],
    ],
  );
});

test("a link puts the reader's own answers aside, and they come back", () => {
  const store = visiting();
  store.takeFromLink({ direction: "unknown" });
  assert.deepEqual([store.isVisiting, store.answers], [true, { direction: "unknown" }]);
  store.takeOwn();
  assert.deepEqual([store.isVisiting, store.answers], [false, { certainty: "fixed" }]);
});

test("what another tab has kept is taken over, and only other answers are news", () => {
  const { storage, store: here } = empty();
  const { store: there } = empty(storage);
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

test("forgetting leaves no trace, and a place alone leaves none either", () => {
  const { storage, store } = empty();
  store.answer("direction", "nobody");
  store.forget();
  store.place = "#question-direction";
  assert.deepEqual([storage.items.size, store.answers], [0, {}]);
});

test("storage that has room again keeps everything, and that is noticed as well", () => {
  const { storage, store } = empty(new MemoryStorage());
  storage.setItem = FullStorage.prototype.setItem;
  store.answer("direction", "nobody");
  assert.equal(store.remembers, false);
  storage.setItem = MemoryStorage.prototype.setItem;
  store.answer("certainty", "fixed");
  assert.equal(store.remembers, true);
  assert.deepEqual(new AnswerStore(storage, KNOWN).answers, { direction: "nobody", certainty: "fixed" });
});

test("full storage is noticed, and memory does; denied storage is noticed at once", () => {
  const { store } = empty(new FullStorage());
  assert.equal(store.remembers, true);
  store.answer("direction", "nobody");
  assert.deepEqual([store.remembers, store.answers], [false, { direction: "nobody" }]);
  for (const storage of [null, new DeniedStorage()]) assert.equal(new AnswerStore(storage, KNOWN).remembers, false);
});
