import assert from "node:assert/strict";
import { test } from "node:test";

import { fragmentOf, placeOf } from "../../docs/assets/quiz/places.js";
import { readPrefill } from "../../docs/assets/quiz/prefill.js";
import { Trail } from "../../docs/assets/quiz/trail.js";

const FACTORS = ["direction", "certainty"];
const KNOWN = new Map([
  ["direction", new Set(["nobody", "unknown"])],
  ["certainty", new Set(["fixed"])],
]);

for (const place of [{ kind: "question", factor: "direction" }, { kind: "change", factor: "certainty" }, { kind: "result" }]) {
  test(`${fragmentOf(place)} is read as it was written`, () => {
    assert.deepEqual(placeOf(fragmentOf(place), FACTORS), place);
  });
}

for (const fragment of ["", "#", "#question-", "#question-gone", "#results", "#direction", "#question-direction-more"]) {
  test(`'${fragment}' is no place`, () => assert.equal(placeOf(fragment, FACTORS), null));
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
