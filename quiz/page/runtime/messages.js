/**
 * What the page and the worker say to each other. `text` is JSON made for, or by, the Python module;
 * nothing else crosses.
 *
 * @typedef {{ kind: "start", runtimeUrl: string, moduleUrl: string }} StartMessage
 * @typedef {{ kind: "ask", id: number, text: string }} AskMessage
 * @typedef {StartMessage | AskMessage} ToWorker
 *
 * @typedef {{ kind: "ready" }} ReadyMessage
 * @typedef {{ kind: "failed", message: string }} FailedMessage the worker could not start
 * @typedef {{ kind: "answer", id: number, text: string }} AnswerMessage
 * @typedef {{ kind: "broken", id: number, message: string }} BrokenMessage one call went wrong
 * @typedef {ReadyMessage | FailedMessage | AnswerMessage | BrokenMessage} FromWorker
 *
 * @typedef {{ key: string, message: string }} Refusal something that the Python module did not accept
 * @typedef {{ ok: true, result: unknown } | { ok: false, problems: Refusal[] }} Reply
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null;
}

/**
 * @param {unknown} value
 * @returns {value is ToWorker}
 */
export function isToWorker(value) {
  if (!isRecord(value)) return false;
  if (value["kind"] === "start") {
    return typeof value["runtimeUrl"] === "string" && typeof value["moduleUrl"] === "string";
  }
  return value["kind"] === "ask" && typeof value["id"] === "number" && typeof value["text"] === "string";
}

/**
 * @param {unknown} value
 * @returns {value is FromWorker}
 */
export function isFromWorker(value) {
  if (!isRecord(value)) return false;
  switch (value["kind"]) {
    case "ready":
      return true;
    case "failed":
      return typeof value["message"] === "string";
    case "answer":
      return typeof value["id"] === "number" && typeof value["text"] === "string";
    case "broken":
      return typeof value["id"] === "number" && typeof value["message"] === "string";
    default:
      return false;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Reply}
 */
export function isReply(value) {
  if (!isRecord(value)) return false;
  return value["ok"] === true ? "result" in value : value["ok"] === false && Array.isArray(value["problems"]);
}
