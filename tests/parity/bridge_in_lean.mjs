// Answers bridge requests in the lean Python, under Node: one JSON request a line in, one reply a line out. A request
// that the lean way cannot answer gets the line `plain`, and the next one a new start.
// Usage: node bridge_in_lean.mjs LEAN_MODULE < requests

import { readFileSync } from "node:fs";

import { startLean } from "../../quiz/page/python/lean.js";

const module = await WebAssembly.compile(readFileSync(process.argv[2]));
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const requests = Buffer.concat(chunks).toString("utf8").split("\n").filter(Boolean);

let answer = await startLean(module);
const replies = [];
for (const request of requests) {
  try {
    replies.push(`${answer(request)}\n`);
  } catch (error) {
    process.stderr.write(`${request.slice(0, 200)}: ${error.stack}\n`);
    replies.push("plain\n");
    answer = await startLean(module);
  }
}
process.stdout.write(replies.join(""), () => process.exit(0));
