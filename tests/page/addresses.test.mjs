import assert from "node:assert/strict";
import { test } from "node:test";

import { isForTheModule, readPrefill } from "../../quiz/page/kept/prefill.js";
import { firstOpen, fragmentOf, placeAfter, placeBefore, placeOf } from "../../quiz/page/quiz/places.js";
import { stepsTo } from "../../quiz/page/shared/address.js";

const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed"])],
]);
const FACTORS = ["direction", "certainty", "duration", "team"];
const question = (factor) => ({ kind: "question", factor });
const [REVIEW, RESULT] = [{ kind: "review" }, { kind: "result" }];

for (const place of [
  question("direction"),
  { kind: "change", factor: "certainty" },
  { kind: "amend", factor: "certainty" },
  REVIEW,
  RESULT,
  { kind: "result", part: "what-else" },
  { kind: "works" },
  { kind: "try", sets: { direction: "nobody" } },
  { kind: "try", sets: { direction: "nobody", certainty: "fixed" } },
]) {
  test(`${fragmentOf(place)} is read as it was written`, () =>
    assert.deepEqual(placeOf(fragmentOf(place), KNOWN), place));
}

for (const fragment of [
  ...["", "#", "#question-", "#question-gone", "#results", "#result-1=2", "#direction", "#question-direction-more"],
  ...["#try-", "#try-direction", "#try-direction.gone", "#try-direction.nobody.more", "#try-__proto__.x"],
]) {
  test(`'${fragment}' is no place`, () => assert.equal(placeOf(fragment, KNOWN), null));
}

test("a link's answers are taken, and a place is not taken for answers", () => {
  assert.deepEqual(readPrefill("#direction=nobody&certainty=fixed", KNOWN), {
    answers: { direction: "nobody", certainty: "fixed" },
    refused: [],
  });
  assert.equal(readPrefill("#question-direction", KNOWN), null);
});

const WHOLE = { answers: { direction: "nobody", certainty: "fixed" }, refused: [] };
for (const fragment of [
  "#direction%3Dnobody%26certainty%3Dfixed",
  "#direction%253dnobody%2526certainty%253Dfixed",
  "#direction=nobody&amp;certainty=fixed",
  "#direction=nobody&amp;amp;certainty=fixed",
  "#direction=3Dnobody&certainty=3Dfixed",
  "#direction=nobody&certainty=fixed&utm_source=chat&fbclid=IwAR0-a_b&gclid=1&mc_cid=2",
  "#direction=nobody&certainty=fixed?utm_source=chat",
  "#utm_source=chat&direction=nobody&certainty=fixed",
  "#direction=nobody&certainty=fixed).",
  "#direction=nobody&certainty=fixed**%E2%80%8B",
  "#direction=nobody%E2%80%8B&cert%0D%0Aainty=fixed%3E",
  "#direction=nobody&certainty=fixed&direction=nobody",
  "https://guard.example/?url=https%3A%2F%2Fexample.org%2Fquiz%2F%23direction%3Dnobody%26certainty%3Dfixed",
]) {
  test(`'${fragment}' has lost nothing`, () => {
    assert.deepEqual(readPrefill(fragment, KNOWN), WHOLE);
    assert.equal(isForTheModule(fragment, KNOWN), false);
  });
}

for (const [fragment, refused] of [
  ["#direction=nobody&certainty=fix", ["certainty=fix"]],
  ["#direction=nobody&certai", ["certai"]],
  ["#direction=nobody&certaiMty=fixed&anything=else", ["certaiMty=fixed", "anything=else"]],
]) {
  test(`of '${fragment}', what was lost is named`, () =>
    assert.deepEqual(readPrefill(fragment, KNOWN).refused, refused));
}

for (const fragment of ["#result&utm_source=chat", "#result?anything=else", "#result).", "#%72esult%E2%80%8B"]) {
  test(`'${fragment}' is the result`, () => assert.deepEqual(placeOf(fragment, KNOWN), RESULT));
}

test("unknown names, unknown values and repeated names are refused and named", () => {
  const link = readPrefill("#direction=nobody&direction=unknown&certainty=open&toString=x", KNOWN);
  assert.deepEqual(link, {
    answers: { direction: "nobody" },
    refused: ["direction=unknown", "certainty=open", "toString=x"],
  });
});

for (const [fragment, sealed] of [
  ["#link=1&rules=abc&direction=nobody&verdict=recommended&check=00000000", true],
  ["#lin=1&rules=abc&direction=nobody", true],
  ["#link%3D1%26rules%3Dabc", true],
  ["#link%253D1%2526rules%253Dabc", true],
  ["#utm_source=chat&link=1&amp;rules=abc", true],
  ["#https://guard.example/?url=https%3A%2F%2Fexample.org%2F%23link%3D1", true],
  ["#direction=nobody&check=00000000", true],
  ["#<script>=1", true],
  ["#direction=gone", true],
  ["#%E0%A4%A=%", true],
  ["", false],
  ["#question-direction", false],
  ["#direction=nobody", false],
  ["#direction=nobody&more=1", false],
  ["#try-direction.nobody", false],
]) {
  test(`'${fragment}' is ${sealed ? "" : "not "}left to the decision module`, () =>
    assert.equal(isForTheModule(fragment, KNOWN), sealed));
}

test("the steps behind the reader are known until one leads forward", () => {
  assert.deepEqual(stepsTo(["#a", "#b", "#c"], "#b"), ["#a", "#b"]);
  assert.deepEqual(stepsTo(["#a", "#b", "#a", "#c"], "#a"), ["#a", "#b", "#a"]);
  assert.deepEqual(stepsTo(["#a", "#b"], "#c"), ["#c"]);
  assert.deepEqual(stepsTo(["#a"], "#a"), ["#a"]);
});

test("the first question without an answer is asked first, and with every answer comes the review", () => {
  assert.deepEqual(firstOpen(FACTORS, { direction: "nobody" }), question("certainty"));
  assert.deepEqual(firstOpen(FACTORS, { direction: "a", certainty: "b", duration: "c", team: "d" }), REVIEW);
});

for (const [says, place, answers, next, after] of [
  [
    "questions follow in the declared order",
    question("direction"),
    { direction: "a" },
    "certainty",
    question("certainty"),
  ],
  ["so they do while it is not known what matters", question("direction"), {}, undefined, question("certainty")],
  ["the review follows the last", question("team"), {}, null, REVIEW],
  [
    "a question that can no longer matter is skipped",
    question("direction"),
    { direction: "a" },
    "duration",
    question("duration"),
  ],
  ["an answered one is not", question("direction"), { certainty: "b" }, "team", question("certainty")],
  ["whoever goes on although all is settled sees the next", question("direction"), {}, null, question("certainty")],
  ["a gap left behind is no reason to jump back", question("duration"), {}, "direction", question("team")],
  ["after a change the reader is back in the result", { kind: "change", factor: "team" }, {}, "direction", RESULT],
  ["after a change in the review, back in the review", { kind: "amend", factor: "team" }, {}, "direction", REVIEW],
]) {
  test(says, () => assert.deepEqual(placeAfter(place, FACTORS, answers, next), after));
}

for (const [says, place, behind, before] of [
  ["back from a change leads to the result", { kind: "change", factor: "team" }, null, RESULT],
  ["back from a change in the review leads there", { kind: "amend", factor: "team" }, null, REVIEW],
  ["back from a trial leads to the result", { kind: "try", sets: {} }, null, RESULT],
  ["back leads to the question before", question("duration"), question("direction"), question("certainty")],
  ["back from the review leads to where it was asked for", REVIEW, question("certainty"), question("certainty")],
  ["where that is not known, to the last question", REVIEW, null, question("team")],
  ["back from the first question leads nowhere", question("direction"), null, null],
]) {
  test(says, () => assert.deepEqual(placeBefore(place, FACTORS, behind), before));
}
