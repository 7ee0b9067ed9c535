import assert from "node:assert/strict";
import { test } from "node:test";

import { firstOpen, placeAfter, placeBefore } from "../../quiz/page/quiz/route.js";

const FACTORS = ["direction", "certainty", "duration", "team"];
const question = (factor) => ({ kind: "question", factor });

test("the first question without an answer is asked first, and with every answer comes the review", () => {
  assert.deepEqual(firstOpen(FACTORS, { direction: "nobody" }), question("certainty"));
  assert.deepEqual(firstOpen(FACTORS, { direction: "a", certainty: "b", duration: "c", team: "d" }), {
    kind: "review",
  });
});

test("questions follow in the declared order, and the review follows the last", () => {
  assert.deepEqual(placeAfter(question("direction"), FACTORS, { direction: "a" }, "certainty"), question("certainty"));
  assert.deepEqual(placeAfter(question("direction"), FACTORS, { direction: "a" }, undefined), question("certainty"));
  assert.deepEqual(placeAfter(question("team"), FACTORS, {}, null), { kind: "review" });
});

test("an open question that can no longer matter is skipped, and an answered one is not", () => {
  assert.deepEqual(placeAfter(question("direction"), FACTORS, { direction: "a" }, "duration"), question("duration"));
  assert.deepEqual(
    placeAfter(question("direction"), FACTORS, { direction: "a", certainty: "b" }, "team"),
    question("certainty"),
  );
});

test("whoever goes on although all is settled sees the next question", () => {
  assert.deepEqual(placeAfter(question("direction"), FACTORS, { direction: "a" }, null), question("certainty"));
});

test("a gap that was left behind is no reason to jump back", () => {
  assert.deepEqual(placeAfter(question("duration"), FACTORS, { duration: "a" }, "direction"), question("team"));
});

test("after a change the reader is back where it was begun", () => {
  assert.deepEqual(placeAfter({ kind: "change", factor: "team" }, FACTORS, {}, "direction"), { kind: "result" });
  assert.deepEqual(placeAfter({ kind: "amend", factor: "team" }, FACTORS, {}, "direction"), { kind: "review" });
  assert.deepEqual(placeBefore({ kind: "change", factor: "team" }, FACTORS, null), { kind: "result" });
  assert.deepEqual(placeBefore({ kind: "amend", factor: "team" }, FACTORS, null), { kind: "review" });
  assert.deepEqual(placeBefore({ kind: "try", sets: {} }, FACTORS, null), { kind: "result" });
});

test("back leads to the question before, from the result to where it was asked for, and nowhere from the first", () => {
  assert.deepEqual(placeBefore(question("duration"), FACTORS, question("direction")), question("certainty"));
  assert.deepEqual(placeBefore({ kind: "review" }, FACTORS, question("certainty")), question("certainty"));
  assert.deepEqual(placeBefore({ kind: "review" }, FACTORS, null), question("team"));
  assert.equal(placeBefore(question("direction"), FACTORS, null), null);
});
