import assert from "node:assert/strict";
import { test } from "node:test";

import {
  inPoints,
  inWords,
  partsOf,
  plain,
  reasonsAgainst,
  reasonsFor,
  signed,
  sourceName,
} from "../../quiz/page/shared/decision.js";

const reason = (points, rules_out = false) => ({ points, rules_out });
const ranked = { points: 2, reasons: [reason(1), reason(-2), reason(3), reason(0, true), reason(0)] };

test("the parts shown add up to the total shown", () => {
  const { plus, minus } = partsOf(ranked);
  assert.deepEqual([plus, minus, plus + minus], [4, -2, ranked.points]);
});

test("the strongest reasons come first, and what rules out before them", () => {
  assert.deepEqual(
    reasonsFor(ranked).map((each) => each.points),
    [3, 1],
  );
  assert.deepEqual(
    reasonsAgainst(ranked).map((each) => [each.points, each.rules_out]),
    [
      [0, true],
      [-2, false],
    ],
  );
});

test("numbers and lists read as words do", () => {
  assert.deepEqual([signed(3), signed(0), signed(-3), plain(-3), plain(3)], ["+3", "0", "\u22123", "\u22123", "3"]);
  assert.deepEqual(
    [inPoints(1), inPoints(-1), inPoints(2), inPoints(0)],
    ["1 point", "\u22121 point", "2 points", "0 points"],
  );
  assert.deepEqual(
    [inWords([]), inWords(["a"]), inWords(["a", "b"]), inWords(["a", "b", "c"], "or")],
    ["", "a", "a and b", "a, b or c"],
  );
});

test("a source is named by its publisher, or by its title where none is named", () => {
  assert.equal(sourceName({ publisher: "A firm (Boston)", source: "A text" }), "A firm");
  assert.equal(sourceName({ publisher: "", source: "A text" }), "\u201cA text\u201d");
});
