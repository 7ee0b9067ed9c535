import assert from "node:assert/strict";
import { test } from "node:test";

import { readQuizAnswers } from "../../quiz/page/diagnosis/quiz-answers.js";
import { NO_RECORDS } from "./memory-storage.mjs";

test("the answers of the quiz are read", () => {
  const text = JSON.stringify({ format: 1, answers: { direction: "nobody" }, own: null, place: "#result" });
  assert.deepEqual(readQuizAnswers(text), { answers: { direction: "nobody" }, work: "" });
});

test("of several pieces of work, the one that is open is read, with its name", () => {
  const works = [
    { id: "a", name: "Shop", answers: { direction: "nobody" }, place: "" },
    { id: "b", name: " Data ", answers: { certainty: "open" }, place: "" },
  ];
  assert.deepEqual(readQuizAnswers(JSON.stringify({ format: 2, works, current: "b" })), {
    answers: { certainty: "open" },
    work: "Data",
  });
  assert.equal(readQuizAnswers(JSON.stringify({ format: 2, works, current: "c" })), null);
});

test("what is no text of a sensible size is left out", () => {
  const answers = {
    direction: "nobody",
    certainty: 7,
    ["x".repeat(200)]: "open",
    scope: "y".repeat(200),
    "": "z",
    time: "",
  };
  const work = { id: "a", name: "n".repeat(500), answers };
  assert.deepEqual(readQuizAnswers(JSON.stringify({ format: 2, works: [null, 7, work], current: "a" })), {
    answers: { direction: "nobody" },
    work: "",
  });
});

test("a name of the language itself stays a mere name", () => {
  const found = readQuizAnswers('{"format":1,"answers":{"__proto__":"polluted","direction":"nobody"}}');
  assert.deepEqual(Object.keys(found.answers), ["__proto__", "direction"]);
  assert.equal({}.polluted, undefined);
});

const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}`, "x"]));
for (const text of [
  ...NO_RECORDS,
  '{"format":3,"answers":{"direction":"nobody"}}',
  '{"format":1,"answers":["nobody"]}',
  '{"format":1,"answers":{}}',
  '{"format":2,"works":{"a":1},"current":"a"}',
  JSON.stringify({ format: 1, answers: many }),
  JSON.stringify({ format: 1, answers: { direction: "nobody" }, more: "x".repeat(200_000) }),
]) {
  test(`there is nothing to use in ${String(text).slice(0, 60)}`, () => {
    assert.equal(readQuizAnswers(text), null);
  });
}
