import assert from "node:assert/strict";
import { test } from "node:test";

import {
  answeredInWords,
  differs,
  markdownTable,
  modelsShown,
  resultInWords,
  sentenceOf,
  withoutModel,
} from "../../quiz/page/works/words.js";
import { cleanName, nameOfWork } from "../../quiz/page/kept/work-name.js";

const MODELS = {
  outsourcing: { title: "Outsourcing" },
  "in-house": { title: "In-house" },
  consulting: { title: "Consulting" },
};
const decision = (verdict, first, more = {}) => ({
  verdict,
  verdict_name: verdict,
  first_choice: first,
  runner_up: null,
  tied: [],
  possible: [],
  mix: null,
  not_ready: null,
  models: MODELS,
  ...more,
});
const work = (found, answers = {}) => ({ id: "a", name: "", answers, decision: found, problem: "" });
const mix = (...models) => decision("mix", "mix", { mix: { parts: models.map((model) => ({ model })) } });
const notReady = (step, after) =>
  decision("not-ready", after, { not_ready: { first_step: { model: step, says: "Buy a little." }, after } });
const outsourced = decision("recommended", "outsourcing");
const housed = decision("recommended", "in-house");

test("a name is one line, of what can be seen, and not too long", () => {
  assert.equal(cleanName("  The \n new\t\u202E portal\u0000 "), "The new portal");
  assert.equal(cleanName("\u{1F4C4}".repeat(80)), "\u{1F4C4}".repeat(60));
  assert.equal(cleanName("<b>bold</b>"), "<b>bold</b>");
  assert.deepEqual([nameOfWork(" ", 0), nameOfWork("", 1), nameOfWork("Billing", 2)], ["Work 1", "Work 2", "Billing"]);
});

test("each verdict shows its models", () => {
  const shown = (found) => modelsShown(found).map(({ says, model }) => `${says} ${model}`.trim());
  assert.deepEqual(shown(outsourced), ["outsourcing"]);
  assert.deepEqual(shown(decision("close", "outsourcing", { runner_up: "in-house" })), ["outsourcing", "or in-house"]);
  assert.deepEqual(shown(decision("close", null, { tied: ["in-house", "consulting"] })), ["in-house", "or consulting"]);
  assert.deepEqual(shown(mix("in-house", "outsourcing", "in-house")), ["in-house", "and outsourcing"]);
  assert.deepEqual(shown(notReady("consulting", "outsourcing")), ["first consulting", "then outsourcing"]);
  assert.deepEqual(shown(notReady("consulting", null)), ["first consulting"]);
  assert.deepEqual(shown(decision("undecided", null)), []);
  assert.equal(
    withoutModel(decision("undecided", null, { possible: ["in-house", "consulting"] })),
    "Two models are still possible.",
  );
  assert.equal(withoutModel(decision("close", null)), "Your answers rule out every model.");
});

for (const [works, sentence] of [
  [
    [outsourced, housed, housed],
    "Three pieces of work, two different models. That is normal: each piece is its own decision.",
  ],
  [[outsourced, outsourced], "Two pieces of work, one model."],
  [
    [mix("in-house", "outsourcing"), notReady("consulting", "in-house")],
    "Two pieces of work, two different models. That is normal: each piece is its own decision.",
  ],
  [
    [notReady("consulting", null), housed],
    "Two pieces of work, two different models. That is normal: each piece is its own decision.",
  ],
  [[outsourced, decision("undecided", null)], "Two pieces of work, one model so far. One has no first choice yet."],
  [[outsourced, null, null], "Three pieces of work, one model so far. Two are being worked out \u2026"],
  [[decision("undecided", null), decision("close", null)], "Two pieces of work. Two have no first choice yet."],
]) {
  test(sentence, () => assert.equal(sentenceOf(works.map((found) => work(found))), sentence));
}

test("a piece that could not be worked out is told of", () => {
  assert.equal(
    sentenceOf([work(outsourced), { ...work(null), problem: "it failed" }]),
    "Two pieces of work, one model so far. One could not be worked out.",
  );
});

test("open questions and those nobody could answer are counted", () => {
  const questions = ["a", "b", "c"].map((factor) => ({ factor }));
  assert.equal(answeredInWords(work(outsourced, { a: "x", b: "y", c: "z" }), questions), "All answered");
  assert.equal(
    answeredInWords(work(null, { a: "x", b: "unknown" }), questions),
    "1 open, 1 answered \u201cI don\u2019t know\u201d",
  );
  assert.equal(
    answeredInWords(work({ ...outsourced, decided: true }, { a: "x" }), questions),
    "2 open (cannot change the choice)",
  );
});

test("a missing answer differs from one that is there", () => {
  assert.equal(differs([work(null, { a: "x" }), work(null, { a: "x" })], "a"), false);
  assert.equal(differs([work(null, { a: "x" }), work(null)], "a"), true);
});

test("no name and no answer can break the Markdown table", () => {
  const table = markdownTable([
    ["Question", "A | B\n<script>"],
    ["Why `now`?", "*because*"],
  ]);
  assert.equal(table, "| Question | A \\| B \\<script\\> |\n| --- | --- |\n| Why \\`now\\`? | \\*because\\* |\n");
});

test("a result reads as one line", () => {
  assert.equal(
    resultInWords(work(notReady("consulting", "outsourcing"))),
    "not-ready: first Consulting then Outsourcing",
  );
  assert.equal(resultInWords(work(null)), "being worked out \u2026");
});
