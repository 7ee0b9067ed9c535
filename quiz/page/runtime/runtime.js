/**
 * Promises over a worker that runs Python. What can be asked of it stands in `calls.js`.
 *
 * What fails is tried the plain way, or once more by itself, with every open call asked again, unless that would fail as
 * well. Then the state is `failed` until `retry`. A worker that lacks a file stays, any other that fails is ended.
 *
 * @import { Calls } from "./calls.js"
 * @import { Addresses } from "../python/files.js"
 * @import { Trouble } from "../python/trouble.js"
 *
 * @typedef {"idle" | "loading" | "ready" | "failed"} RuntimeState
 * @typedef {{ silence: number, start: number, call: number, pause: number, patience: number }} Limits milliseconds: the
 *   worker says nothing while files come, Python starts from them, a call, before another try, until it is called slow
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">} WorkerLike
 * @typedef {ReturnType<typeof setTimeout> | undefined} Timer
 * @typedef {{ text: string, resolve(result: unknown): void, reject(error: Error): void, timer: Timer }} OpenCall
 */
import { recordIn } from "../shared/json.js";
import { isFromWorker, isReply } from "../python/messages.js";
import * as published from "./published.js";
import { Replies } from "./replies.js";
import { CallRefused, isDefinite, isOfAFile, RuntimeFailure } from "../python/trouble.js";
import { Ways } from "./ways.js";

/** @type {Limits} */
const LIMITS = { silence: 25_000, start: 60_000, call: 10_000, pause: 800, patience: 10_000 };
const NOTHING = { came: 0, total: 0 };

export class Runtime extends EventTarget {
  #addresses;
  #ways;
  #makeWorker;
  #limits;
  #published;
  /** @type {RuntimeState} */
  #state = "idle";
  /** @type {Trouble} */
  #trouble = "";
  #detail = "";
  #progress = NOTHING;
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Timer} */
  #patience;
  /** @type {Timer} */
  #limit;
  /** How often it was begun, or ended: what was found out about an earlier start is of no use. */
  #turn = 0;
  #restarted = false;
  /** Whether a person asked for the start that is under way. */
  #isRetry = false;
  #lastId = 0;
  /** @type {Map<number, OpenCall>} */
  #open = new Map();
  #replies = new Replies();

  /**
   * @param {Addresses} addresses
   * @param {() => WorkerLike} [makeWorker]
   * @param {Limits} [limits]
   * @param {Pick<typeof published, "isOutdated" | "causeOfWorker" | "reload">} [site]
   */
  constructor(addresses, makeWorker = published.makeWorker, limits = LIMITS, site = published) {
    super();
    this.#addresses = addresses;
    this.#ways = new Ways(addresses.leanUrl);
    this.#makeWorker = makeWorker;
    this.#limits = limits;
    this.#published = site;
  }

  /** Each change of `state`, `trouble` or `progress` is told by an event `change`. */
  get state() {
    return this.#state;
  }

  get trouble() {
    return this.#trouble;
  }

  /** Words about the trouble for whoever runs the site. */
  get detail() {
    return this.#detail;
  }

  /** How many bytes of what it needs have come; of 0 where that is not known. */
  get progress() {
    return this.#progress;
  }

  /** Start the worker, unless it was started before. */
  start() {
    if (this.#state === "idle") this.#begin();
  }

  /** Start again after a failure, by loading the page anew where that alone can help. */
  retry() {
    if (this.#state !== "failed") return;
    if (this.#trouble === "outdated") return this.#published.reload();
    this.#isRetry = true;
    this.#restarted = false;
    this.#trouble = "";
    this.#begin();
  }

  /** End the worker. Open calls are rejected; the next `start` begins anew. */
  stop() {
    this.#turn += 1;
    this.#endWorker();
    this.#restarted = false;
    this.#detail = "the decision module was stopped";
    this.#rejectAll();
    this.#enter("idle", "");
  }

  /**
   * The reply to a call if it was asked before, without waiting.
   *
   * @type {<Name extends keyof Calls>(name: Name, given: Calls[Name][0]) => Calls[Name][1] | undefined}
   */
  known(name, given) {
    return /** @type {any} */ (this.#replies.to(requestOf(name, given)));
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
    if (this.#state === "failed") throw new RuntimeFailure(this.#trouble, this.#detail);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#open.set(id, { text: requestOf(name, given), resolve, reject, timer: undefined });
      if (this.#state === "ready") this.#send(id);
    });
  }

  #begin() {
    this.#turn += 1;
    this.#enter("loading", this.#trouble);
    this.#patience = setTimeout(() => this.#enter("loading", "slow"), this.#limits.patience);
    this.#wait(this.#limits.silence);
    try {
      if (typeof WebAssembly === "undefined") throw new RuntimeFailure("old", "this browser has no WebAssembly");
      this.#worker ??= this.#newWorker();
      this.#worker.postMessage({ kind: "start", way: this.#ways.way, ...this.#addresses });
    } catch (error) {
      this.#fail(error instanceof RuntimeFailure ? error.trouble : "broken", String(error));
    }
  }

  #newWorker() {
    const worker = this.#makeWorker();
    let spoke = false;
    worker.onmessage = (event) => {
      spoke = true;
      this.#hear(event.data);
    };
    worker.onerror = async ({ message }) => {
      this.#endWorker();
      const turn = this.#turn;
      const cause = spoke ? null : await this.#published.causeOfWorker();
      if (turn !== this.#turn) return;
      this.#fail(cause?.trouble ?? "ended", cause?.detail ?? message);
    };
    return worker;
  }

  /** @param {number} limit after which the start is given up, unless something is heard */
  #wait(limit) {
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#fail("broken", "the start took too long"), limit);
  }

  /** @param {unknown} message */
  #hear(message) {
    if (!isFromWorker(message)) return;
    switch (message.kind) {
      case "ready":
        this.#endStart();
        this.#isRetry = false;
        // Whoever hears that it is ready may ask at once, and what is asked then is sent by that call alone.
        for (const id of this.#open.keys()) this.#send(id);
        this.#enter("ready", "");
        break;
      case "progress":
        this.#progress = message;
        // Files that still come after another failed are welcome, and no start.
        if (this.#patience) this.#wait(message.came < message.total ? this.#limits.silence : this.#limits.start);
        this.dispatchEvent(new Event("change"));
        break;
      case "answer":
        this.#settle(message.id, message.text);
        break;
      case "failed":
        // What breaks one call may have broken Python as a whole, so a new worker is asked.
        this.#fail(message.trouble, message.detail);
        break;
    }
  }

  /** @param {number} id */
  #send(id) {
    const open = this.#open.get(id);
    if (!open || !this.#worker) return;
    open.timer = setTimeout(() => this.#fail("broken", "an answer took too long"), this.#limits.call);
    this.#worker.postMessage({ kind: "ask", id, text: open.text });
  }

  /** @type {(id: number, text: string) => void} */
  #settle(id, text) {
    const open = this.#take(id);
    if (!open) return;
    const reply = recordIn(text, Infinity);
    if (!isReply(reply)) {
      open.reject(new RuntimeFailure("broken", "the decision module answered with something that cannot be read"));
    } else if (!reply.ok) {
      open.reject(new CallRefused(reply.problems));
    } else {
      // It works again, so a later failure may have its own restart.
      this.#restarted = false;
      this.#replies.keep(open.text, reply.result);
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

  /** @type {(trouble: Trouble, detail: string) => void} */
  #fail(trouble, detail) {
    if (isOfAFile(trouble)) this.#endStart();
    else this.#endWorker();
    if (this.#ways.another(trouble)) {
      this.#enter("loading", "again");
      this.#begin();
    } else if (!this.#restarted && !isDefinite(trouble)) {
      this.#restarted = true;
      this.#enter("loading", "again");
      // A pause, because what failed may be a connection that is just coming back.
      this.#limit = setTimeout(() => this.#begin(), this.#limits.pause);
    } else void this.#giveUp(trouble, detail);
  }

  /** @type {(trouble: Trouble, detail: string) => Promise<void>} */
  async #giveUp(trouble, detail) {
    const turn = this.#turn;
    console.warn(`Which Engagement Model: ${trouble}: ${detail}`);
    const isOutdated = ["missing", "replaced"].includes(trouble) && (await this.#published.isOutdated(this.#addresses));
    if (turn !== this.#turn) return;
    this.#detail = detail;
    if (isOutdated) this.#enter("failed", "outdated");
    else this.#enter("failed", isDefinite(trouble) || globalThis.navigator?.onLine !== false ? trouble : "offline");
    this.#rejectAll();
    // Whoever only reads is told, and may choose when.
    if (isOutdated && this.#isRetry) this.#published.reload();
  }

  #endStart() {
    for (const timer of [this.#patience, this.#limit]) clearTimeout(timer);
    this.#patience = undefined;
    this.#progress = NOTHING;
  }

  #endWorker() {
    this.#endStart();
    for (const open of this.#open.values()) clearTimeout(open.timer);
    if (!this.#worker) return;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = null;
  }

  #rejectAll() {
    const failure = new RuntimeFailure(this.#trouble, this.#detail);
    for (const id of [...this.#open.keys()]) this.#take(id)?.reject(failure);
  }

  /** @type {(state: RuntimeState, trouble: Trouble) => void} */
  #enter(state, trouble) {
    if (this.#state === state && this.#trouble === trouble) return;
    this.#state = state;
    this.#trouble = trouble;
    this.dispatchEvent(new Event("change"));
  }
}

/** @type {(name: string, given: object) => string} */
const requestOf = (name, given) => JSON.stringify({ call: name, ...given });
