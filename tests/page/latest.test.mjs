import assert from "node:assert/strict";
import { test } from "node:test";

import { Latest } from "../../quiz/page/runtime/latest.js";

test("a reply that cannot be shown is told as a failure, so that nobody waits for it", async (context) => {
  context.mock.method(console, "error", () => {});
  const unshown = new Error("no such language");
  const failure = await new Promise((failed) => {
    const show = () => {
      throw unshown;
    };
    new Latest().take(Promise.resolve("reply"), show, failed);
  });
  assert.equal(failure, unshown);
});
