import assert from "node:assert/strict";
import { test } from "node:test";

import { askDiagnosis } from "../../quiz/page/diagnosis/ask-diagnosis.js";
import { CallRefused, RuntimeFailure } from "../../quiz/page/python/trouble.js";

const OBSERVED = { model: "outsourcing", symptoms: ["slow"] };

/** A runtime that remembers what it was asked, and refuses these keys of the answers. */
function runtime(refused, name = (factor) => `answers.${factor}`) {
  const asked = [];
  return {
    asked,
    async call(call, given) {
      asked.push([call, given]);
      const wrong = Object.keys(given.answers ?? {}).filter((factor) => refused.includes(factor));
      if (wrong.length)
        throw new CallRefused(wrong.map((factor) => ({ key: name(factor), message: `${factor} is wrong.` })));
      return { headline: "found" };
    },
  };
}

test("without answers of the quiz none are sent", async () => {
  const asked = runtime([]);
  assert.deepEqual(await askDiagnosis(asked, OBSERVED, null), {
    diagnosis: { headline: "found" },
    used: 0,
    refused: 0,
  });
  assert.deepEqual(asked.asked, [["diagnose", OBSERVED]]);
});

test("answers that are not accepted are left out, the others are used", async () => {
  const asked = runtime(["gone", "old"]);
  const told = await askDiagnosis(asked, OBSERVED, { gone: "a", direction: "nobody", old: "b" });
  assert.deepEqual([told.used, told.refused], [1, 2]);
  assert.deepEqual(asked.asked.at(-1)[1].answers, { direction: "nobody" });
});

test("where it is not said which answer is wrong, all are left out", async () => {
  for (const name of [() => "answers", () => "answers.cut-short"]) {
    const asked = runtime(["gone"], name);
    const told = await askDiagnosis(asked, OBSERVED, { gone: "a", direction: "nobody" });
    assert.deepEqual([told.used, told.refused], [0, 2]);
    assert.equal("answers" in asked.asked.at(-1)[1], false);
  }
});

test("a refusal of anything else, and a failure, are passed on", async () => {
  for (const error of [new CallRefused([{ key: "symptoms", message: "none" }]), new RuntimeFailure("broken", "gone")]) {
    const failing = { call: () => Promise.reject(error) };
    await assert.rejects(askDiagnosis(failing, OBSERVED, { direction: "nobody" }), error);
  }
});
