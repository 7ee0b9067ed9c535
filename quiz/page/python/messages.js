/**
 * What the page and the worker say to each other. `text` is JSON made for, or by, the Python module;
 * nothing else crosses.
 *
 * @import { Addresses, Way } from "./files.js"
 * @import { Cause } from "./trouble.js"
 *
 * @typedef {{ kind: "start", way: Way } & Addresses} StartMessage asked again where files did not come
 * @typedef {StartMessage | { kind: "ask", id: number, text: string }} ToWorker
 *
 * @typedef {{ kind: "failed" } & Cause} FailedMessage the start, or a call, went wrong
 * @typedef {{ kind: "progress", came: number, total: number }} ProgressMessage bytes of all files together
 * @typedef {{ kind: "ready" } | ProgressMessage | FailedMessage | { kind: "answer", id: number, text: string }} FromWorker
 *
 * @typedef {{ key: string, message: string }} Refusal something that the Python module did not accept
 * @typedef {{ ok: true, result: unknown } | { ok: false, problems: Refusal[] }} Reply
 *
 * @typedef {Readonly<Record<string, Readonly<Record<string, "string" | "number">>>>} Shapes fields, by kind of message
 */
import { isRecord } from "../shared/json.js";

/** @type {Shapes} */
const TO_WORKER = {
  start: { way: "string", leanUrl: "string", runtimeUrl: "string", moduleUrl: "string", checks: "string" },
  ask: { id: "number", text: "string" },
};

/** @type {Shapes} */
const FROM_WORKER = {
  ready: {},
  progress: { came: "number", total: "number" },
  failed: { trouble: "string", detail: "string" },
  answer: { id: "number", text: "string" },
};

/** @type {(value: unknown) => value is ToWorker} */
export function isToWorker(value) {
  return hasShape(value, TO_WORKER);
}

/** @type {(value: unknown) => value is FromWorker} */
export function isFromWorker(value) {
  return hasShape(value, FROM_WORKER);
}

/** @type {(value: unknown) => value is Reply} */
export function isReply(value) {
  if (!isRecord(value)) return false;
  return value["ok"] === true ? "result" in value : value["ok"] === false && Array.isArray(value["problems"]);
}

/** @type {(value: unknown, shapes: Shapes) => boolean} */
function hasShape(value, shapes) {
  if (!isRecord(value) || typeof value["kind"] !== "string" || !Object.hasOwn(shapes, value["kind"])) return false;
  return Object.entries(shapes[value["kind"]] ?? {}).every(([field, type]) => typeof value[field] === type);
}
