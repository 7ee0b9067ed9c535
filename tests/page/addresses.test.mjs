import assert from "node:assert/strict";
import { test } from "node:test";

import { fragmentOf, placeOf } from "../../quiz/page/quiz/places.js";
import { isForTheModule, readPrefill } from "../../quiz/page/kept/prefill.js";
import { Trail } from "../../quiz/page/shared/history.js";

const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed"])],
]);

const PLACES = [
  { kind: "question", factor: "direction" },
  { kind: "change", factor: "certainty" },
  { kind: "amend", factor: "certainty" },
  { kind: "review" },
  { kind: "result" },
  { kind: "works" },
  { kind: "try", sets: { direction: "nobody" } },
  { kind: "try", sets: { direction: "nobody", certainty: "fixed" } },
];

for (const place of PLACES) {
  test(`${fragmentOf(place)} is read as it was written`, () => {
    assert.deepEqual(placeOf(fragmentOf(place), KNOWN), place);
  });
}

for (const fragment of [
  "",
  "#",
  "#question-",
  "#question-gone",
  "#results",
  "#direction",
  "#question-direction-more",
  "#try-",
  "#try-direction",
  "#try-direction.gone",
  "#try-direction.nobody.more",
  "#try-__proto__.x",
]) {
  test(`'${fragment}' is no place`, () => assert.equal(placeOf(fragment, KNOWN), null));
}

test("a link's answers are taken", () => {
  assert.deepEqual(readPrefill("#direction=nobody&certainty=fixed", KNOWN), {
    answers: { direction: "nobody", certainty: "fixed" },
    refused: 0,
  });
});

test("unknown names, unknown values and repeated names are refused and counted", () => {
  assert.deepEqual(readPrefill("#direction=nobody&direction=unknown&certainty=open&toString=x", KNOWN), {
    answers: { direction: "nobody" },
    refused: 3,
  });
});

for (const fragment of [
  "#link=1&rules=abc&direction=nobody&verdict=recommended&check=00000000",
  "#lin=1&rules=abc&direction=nobody",
  "#link%3D1%26rules%3Dabc",
  "#direction=nobody&check=00000000",
  "#<script>=1",
  "#direction=gone",
  "#%E0%A4%A=%",
]) {
  test(`'${fragment}' is left to the decision module`, () => assert.equal(isForTheModule(fragment, KNOWN), true));
}

for (const fragment of [
  "",
  "#question-direction",
  "#direction=nobody",
  "#direction=nobody&more=1",
  "#try-direction.nobody",
]) {
  test(`'${fragment}' is not left to the decision module`, () => assert.equal(isForTheModule(fragment, KNOWN), false));
}

test("a place is not taken for answers", () => assert.equal(readPrefill("#question-direction", KNOWN), null));

test("the trail knows what lies behind", () => {
  const trail = new Trail("#a");
  assert.equal(trail.before, undefined);
  trail.push("#b");
  trail.push("#c");
  trail.stepped("#b");
  assert.equal(trail.before, "#a");
  trail.stepped("#c");
  assert.equal(trail.before, undefined, "after a step forward nothing is known");
});
