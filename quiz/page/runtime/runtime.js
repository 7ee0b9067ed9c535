/**
 * Promises over a worker that runs Python. What can be asked of it stands in `calls.js`.
 *
 * A start or a call that fails or takes too long ends the worker; it is started once more by itself,
 * with every open call asked again. After that the state is `failed` until somebody calls `retry`.
 *
 * @import { Calls } from "./calls.js"
 * @import { Refusal } from "./messages.js"
 *
 * @typedef {"idle" | "loading" | "ready" | "failed"} RuntimeState
 * @typedef {"" | "slow" | "again" | "old" | "offline" | "broken"} RuntimeTrouble what makes it load slowly, or fail:
 *   nothing, a slow start, a start after a failure, a browser that is too old, no connection, anything else
 * @typedef {{ runtimeUrl: string, moduleUrl: string }} RuntimeAddresses
 * @typedef {{ start: number, call: number, pause: number, patience: number }} Limits milliseconds
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">} WorkerLike
 * @typedef {ReturnType<typeof setTimeout> | undefined} Timer
 * @typedef {{ text: string, resolve(result: unknown): void, reject(error: Error): void, timer: Timer }} OpenCall
 */
import { recordIn } from "../shared/json.js";
import { isFromWorker, isReply } from "./messages.js";

/** @type {Limits} */
const LIMITS = { start: 120_000, call: 10_000, pause: 800, patience: 10_000 };
const REMEMBERED = 60;

/** The decision module cannot be used now. */
export class RuntimeFailure extends Error {
  /**
   * @param {string} message
   * @param {RuntimeTrouble} [trouble]
   */
  constructor(message, trouble = "broken") {
    super(message);
    this.trouble = trouble;
  }
}

/** The decision module works, and does not accept what it was asked. */
export class CallRefused extends Error {
  /** @param {readonly Refusal[]} problems */
  constructor(problems) {
    super(problems.map((problem) => problem.message).join(" "));
    this.problems = problems;
  }

  get messages() {
    return this.problems.map((problem) => problem.message);
  }
}

export class Runtime extends EventTarget {
  #addresses;
  #makeWorker;
  #limits;
  /** @type {RuntimeState} */
  #state = "idle";
  /** @type {RuntimeTrouble} */
  #trouble = "";
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Timer[]} */
  #startTimers = [];
  #restarted = false;
  #lastId = 0;
  /** @type {Map<number, OpenCall>} */
  #open = new Map();
  /** @type {Map<string, unknown>} */
  #replies = new Map();

  /**
   * @param {RuntimeAddresses} addresses
   * @param {() => WorkerLike} [makeWorker]
   * @param {Limits} [limits]
   */
  constructor(addresses, makeWorker = moduleWorker, limits = LIMITS) {
    super();
    this.#addresses = addresses;
    this.#makeWorker = makeWorker;
    this.#limits = limits;
  }

  /** Each change of `state` or `trouble` is told by an event `change`. */
  get state() {
    return this.#state;
  }

  get trouble() {
    return this.#trouble;
  }

  /** Start the worker, unless it was started before. */
  start() {
    if (this.#state === "idle") this.#begin();
  }

  /** Start again after a failure. */
  retry() {
    if (this.#state !== "failed") return;
    this.#restarted = false;
    this.#trouble = "";
    this.#begin();
  }

  /** End the worker. Open calls are rejected; the next `start` begins anew. */
  stop() {
    this.#endWorker();
    this.#restarted = false;
    this.#rejectAll("the decision module was stopped");
    this.#enter("idle", "");
  }

  /**
   * The reply to a call if it was asked before, without waiting.
   *
   * @type {<Name extends keyof Calls>(name: Name, given: Calls[Name][0]) => Calls[Name][1] | undefined}
   */
  known(name, given) {
    return /** @type {any} */ (this.#replies.get(requestOf(name, given)));
  }

  /**
   * Ask the decision module, starting it where needed.
   *
   * @type {<Name extends keyof Calls>(name: Name, given: Calls[Name][0]) => Promise<Calls[Name][1]>}
   */
  async call(name, given) {
    const known = this.known(name, given);
    if (known !== undefined) return known;
    this.start();
    // Where it cannot even begin, it has failed by now.
    if (this.#state === "failed") throw new RuntimeFailure("the decision module has failed", this.#trouble);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#open.set(id, { text: requestOf(name, given), resolve, reject, timer: undefined });
      if (this.#state === "ready") this.#send(id);
    });
  }

  #begin() {
    this.#enter("loading", this.#trouble);
    this.#startTimers = [
      setTimeout(() => this.#enter("loading", "slow"), this.#limits.patience),
      setTimeout(() => this.#fail("the start took too long"), this.#limits.start),
    ];
    try {
      if (whatIsWrong() === "old") throw new Error("this browser has no WebAssembly");
      const worker = this.#makeWorker();
      this.#worker = worker;
      worker.onmessage = (event) => this.#hear(event.data);
      worker.onerror = (event) => this.#fail(event.message || "the worker could not be loaded");
      worker.postMessage({ kind: "start", ...this.#addresses });
    } catch (error) {
      this.#fail(String(error));
    }
  }

  /** @param {unknown} message */
  #hear(message) {
    if (!isFromWorker(message)) return;
    switch (message.kind) {
      case "ready":
        this.#startTimers.forEach(clearTimeout);
        this.#enter("ready", "");
        for (const id of this.#open.keys()) this.#send(id);
        break;
      case "answer":
        this.#settle(message.id, message.text);
        break;
      case "failed":
        // What breaks one call may have broken Python as a whole, so a new worker is asked.
        this.#fail(message.message);
        break;
    }
  }

  /** @param {number} id */
  #send(id) {
    const open = this.#open.get(id);
    if (!open || !this.#worker) return;
    open.timer = setTimeout(() => this.#fail("an answer took too long"), this.#limits.call);
    this.#worker.postMessage({ kind: "ask", id, text: open.text });
  }

  /** @type {(id: number, text: string) => void} */
  #settle(id, text) {
    const open = this.#take(id);
    if (!open) return;
    const reply = recordIn(text, Infinity);
    if (!isReply(reply)) {
      open.reject(new RuntimeFailure("the decision module answered with something that cannot be read"));
    } else if (!reply.ok) {
      open.reject(new CallRefused(reply.problems));
    } else {
      // It works again, so a later failure may have its own restart.
      this.#restarted = false;
      this.#replies.set(open.text, reply.result);
      const [oldest] = this.#replies.keys();
      if (this.#replies.size > REMEMBERED && oldest !== undefined) this.#replies.delete(oldest);
      open.resolve(reply.result);
    }
  }

  /** @param {number} id of a call that is no longer open */
  #take(id) {
    const open = this.#open.get(id);
    clearTimeout(open?.timer);
    this.#open.delete(id);
    return open;
  }

  /** @param {string} reason */
  #fail(reason) {
    this.#endWorker();
    const trouble = whatIsWrong();
    if (!this.#restarted && trouble !== "old") {
      this.#restarted = true;
      this.#enter("loading", "again");
      // A pause, because what failed may be a connection that is just coming back.
      this.#startTimers = [setTimeout(() => this.#begin(), this.#limits.pause)];
      return;
    }
    console.warn(`Which Engagement Model: ${reason}`);
    this.#enter("failed", trouble);
    this.#rejectAll(reason);
  }

  #endWorker() {
    this.#startTimers.forEach(clearTimeout);
    for (const open of this.#open.values()) clearTimeout(open.timer);
    if (!this.#worker) return;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = null;
  }

  /** @param {string} reason */
  #rejectAll(reason) {
    for (const id of [...this.#open.keys()]) this.#take(id)?.reject(new RuntimeFailure(reason, this.#trouble));
  }

  /** @type {(state: RuntimeState, trouble: RuntimeTrouble) => void} */
  #enter(state, trouble) {
    if (this.#state === state && this.#trouble === trouble) return;
    this.#state = state;
    this.#trouble = trouble;
    this.dispatchEvent(new Event("change"));
  }
}

/** @type {(name: string, given: object) => string} */
function requestOf(name, given) {
  return JSON.stringify({ call: name, ...given });
}

/** @returns {RuntimeTrouble} what, most likely, keeps the decision module from working here */
function whatIsWrong() {
  if (typeof WebAssembly === "undefined") return "old";
  return globalThis.navigator?.onLine === false ? "offline" : "broken";
}

/** @returns {WorkerLike} */
function moduleWorker() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}
