import assert from "node:assert/strict";
import { test } from "node:test";

import { copyKeys } from "../../quiz/page/shared/status-line.js";
import { MOST_BYTES, readableProblems, wrongWithGiven, wrongWithText } from "../../quiz/page/kept/opened-text.js";
import { safeFileName } from "../../quiz/page/kept/saved-file.js";
import { reasonOf } from "../../quiz/page/shared/status-line.js";

for (const [name, safe] of [
  ["decision-2026-03-31.md", "decision-2026-03-31.md"],
  ["Grüße an das Team.json", "Grüße an das Team.json"],
  ["../../etc/passwd", "etc-passwd"],
  ["..\\..\\windows:system?.md", "windows-system-.md"],
  ["record\u202Edm.exe\u0000.md", "record-dm.exe-.md"],
  [".profile", "profile"],
  ["a\nb\u2028c.md", "a-b-c.md"],
  ["", "record.txt"],
  ["...", "record.txt"],
]) {
  test(`a file called ${JSON.stringify(name)} is offered as ${safe}`, () => assert.equal(safeFileName(name), safe));
}

test("a long name is cut before its ending, between whole characters", () => {
  const cut = safeFileName(`${"\u{1F4C4}".repeat(200)}.json`);
  assert.equal([...cut].length, 100);
  assert.ok(cut.endsWith("\u{1F4C4}.json"));
});

test("a file or a text is opened, not both and not neither", () => {
  assert.equal(wrongWithGiven({ size: 10 }, " "), "");
  assert.equal(wrongWithGiven(undefined, "#link=1"), "");
  assert.match(wrongWithGiven({ size: 10 }, "#link=1"), /a file and pasted a text/);
  assert.match(wrongWithGiven(undefined, " \n"), /Choose a file/);
});

test("what is too large or empty is refused before it is read", () => {
  assert.equal(wrongWithGiven({ size: MOST_BYTES }, ""), "");
  assert.match(wrongWithGiven({ size: MOST_BYTES + 1 }, ""), /262,144 bytes/);
  assert.match(wrongWithGiven({ size: 0 }, ""), /empty/);
  assert.equal(wrongWithGiven(undefined, "x".repeat(MOST_BYTES)), "");
  assert.match(wrongWithGiven(undefined, "x".repeat(MOST_BYTES + 1)), /262,144 characters/);
});

test("pictures and other binary files are no text, and any alphabet is", () => {
  assert.equal(wrongWithText("# Ein Titel: Grüße, 你好, \u{1F4C4}\r\n\tText\f"), "");
  assert.match(wrongWithText("\ufffdPNG\r\n\x1a\n\0\0\0"), /not text/);
  assert.match(wrongWithText("\ufffd\ufffd\ufffd abc"), /not text/);
  assert.match(wrongWithText(" \n"), /empty/);
});

test("many and long problems become few and short ones", () => {
  const shown = readableProblems([..."abcdefgh"].map((letter) => letter.repeat(1000)));
  assert.equal(shown.length, 6);
  assert.ok(shown[0].length < 410);
  assert.equal(shown[5], "And 3 more.");
  assert.deepEqual(readableProblems(["one"]), ["one"]);
});

test("the keys that copy are those of the machine", () => {
  assert.deepEqual(["MacIntel", "iPad", "Win32", "Linux x86_64", ""].map(copyKeys), [
    "\u2318C",
    "\u2318C",
    "Ctrl+C",
    "Ctrl+C",
    "Ctrl+C",
  ]);
});

test("what an error says ends a sentence", () => {
  assert.deepEqual([new Error("it failed"), new Error("Why?"), "gone."].map(reasonOf), ["it failed.", "Why?", "gone."]);
});
