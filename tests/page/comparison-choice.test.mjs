import assert from "node:assert/strict";
import { test } from "node:test";

import { everything, inWords, isChoice, readChoice } from "../../quiz/page/compare/choice.js";
import { shownRows, toggled, writeChoice } from "../../quiz/page/compare/choice.js";

const OFFER = {
  models: ["augmentation", "outsourcing", "in-house"],
  rows: [
    { id: "who", levels: { augmentation: "you", outsourcing: "supplier", "in-house": "you" } },
    { id: "term", levels: { augmentation: "open", outsourcing: "set", "in-house": "open" } },
    { id: "risk", levels: { augmentation: "yours", outsourcing: "yours", "in-house": "yours" } },
  ],
};
const choice = (models, rows, differencesOnly = false) => ({
  models: new Set(models),
  rows: new Set(rows),
  differencesOnly,
});

for (const fragment of [
  "",
  "models=augmentation,in-house",
  "rows=who,risk",
  "differences=only",
  "models=outsourcing&rows=term&differences=only",
]) {
  test(`the address '#${fragment}' is written as it was read`, () => {
    assert.equal(writeChoice(readChoice(`#${fragment}`, OFFER), OFFER), fragment);
  });
}

test("names that the table lacks are passed over, and a list without any known name shows everything", () => {
  assert.deepEqual(
    readChoice("#models=outsourcing,pears&rows=pears", OFFER),
    choice(["outsourcing"], ["who", "term", "risk"]),
  );
});

for (const fragment of [
  "#models%3Doutsourcing%2Cin-house%26differences%3Donly",
  "#models%253Doutsourcing%252Cin-house%2526differences%253Donly",
  "#models=outsourcing,in-house&amp;differences=only",
  "#utm_source=mail&models=outsourcing,%20in-house&differences=only.",
]) {
  test(`the address '${fragment}', as programs leave one, still says what was chosen`, () => {
    assert.ok(isChoice(fragment));
    assert.deepEqual(readChoice(fragment, OFFER), choice(["outsourcing", "in-house"], ["who", "term", "risk"], true));
  });
}

test("columns keep the table's order, whatever order the address has", () => {
  assert.deepEqual([...readChoice("#models=in-house,augmentation", OFFER).models], ["augmentation", "in-house"]);
});

test("differences only keeps the rows in which two shown models differ", () => {
  assert.deepEqual(shownRows(choice(["augmentation", "outsourcing"], ["who", "term", "risk"], true), OFFER), [
    "who",
    "term",
  ]);
  assert.deepEqual(shownRows(choice(["augmentation", "in-house"], ["who", "term", "risk"], true), OFFER), []);
});

test("a single model differs from nothing, so differences only hides no row of it", () => {
  assert.deepEqual(shownRows(choice(["augmentation"], ["who", "risk"], true), OFFER), ["who", "risk"]);
});

test("rows that were not chosen stay away", () => {
  assert.deepEqual(shownRows(choice(OFFER.models, ["term"]), OFFER), ["term"]);
});

test("the last column or row cannot be taken away", () => {
  assert.deepEqual([...toggled(new Set(["term"]), "term", ["who", "term"])], ["term"]);
  assert.deepEqual([...toggled(new Set(["term"]), "who", ["who", "term"])], ["who", "term"]);
  assert.deepEqual([...toggled(new Set(["who", "term"]), "who", ["who", "term"])], ["term"]);
});

test("what is shown is said in words, and so is that nothing differs", () => {
  assert.equal(inWords(["who"], everything(OFFER), OFFER), "Showing 3 of 3 models, 1 of 3 rows.");
  assert.equal(
    inWords([], choice(["in-house"], []), OFFER),
    "Showing 1 of 3 models. They do not differ in the rows you chose.",
  );
});

test("a place in the page is no choice", () => {
  assert.ok(isChoice("#rows=who") && isChoice("differences=only"));
  assert.ok(!isChoice("#row-who") && !isChoice("#sources") && !isChoice(""));
});
