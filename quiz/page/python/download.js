/**
 * One file that Python needs, fetched and checked before it is used. What came stays: another try asks for the rest.
 *
 * @import { RuntimeFile } from "./files.js"
 * @import { Trouble } from "./trouble.js"
 */
import { isScript } from "./files.js";
import { RuntimeFailure } from "./trouble.js";

/** How WebAssembly begins, and archives with it that are dressed as that. */
const BEGINNING = [0x00, 0x61, 0x73, 0x6d];

export class Download {
  #file;
  #silence;
  #heard;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #parts = [];
  #came = 0;
  /** Whether what the browser keeps of this file is in doubt. */
  #doubted = false;
  /** @type {Promise<Uint8Array<ArrayBuffer>> | null} */
  #whole = null;
  #isChecked = false;
  /** Of whoever reads along. @type {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null} */
  #along = null;

  /**
   * @param {RuntimeFile} file
   * @param {Silence} silence
   * @param {() => void} heard told whenever something came
   */
  constructor(file, silence, heard) {
    this.#file = file;
    this.#silence = silence;
    this.#heard = heard;
  }

  /** How many bytes have come. */
  get came() {
    return this.#came;
  }

  /**
   * The whole file, which is fetched once. Rejects with a `RuntimeFailure`; the next call then tries again.
   *
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  whole() {
    this.#whole ??= this.#fetch().catch((error) => {
      this.#whole = null;
      throw error;
    });
    return this.#whole;
  }

  /**
   * The file as it comes, unchecked, for one reader: what is made of it may be used once `whole` has given the file.
   * It breaks off where what came was of no use.
   *
   * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
   */
  stream() {
    return new ReadableStream({
      start: (controller) => {
        for (const part of this.#parts) controller.enqueue(part);
        if (this.#isChecked) controller.close();
        else this.#along = controller;
      },
    });
  }

  async #fetch() {
    const signal = this.#silence.enter();
    try {
      await this.#ask(signal);
    } catch (error) {
      if (error instanceof RuntimeFailure) throw error;
      throw this.#failure(signal.aborted ? "silent" : "dropped");
    } finally {
      this.#silence.leave();
    }
    return this.#checked();
  }

  /** @param {AbortSignal} signal */
  async #ask(signal) {
    const came = this.#came;
    if (came === this.#file.bytes) return;
    const response = await fetch(this.#file.url, {
      signal,
      headers: came ? { Range: `bytes=${came}-` } : {},
      cache: this.#doubted ? "reload" : "default",
    });
    if (!response.ok) throw this.#refusal(response.status);
    const isRest = response.status === 206 && response.headers.get("Content-Range")?.startsWith(`bytes ${came}-`);
    this.#checkType(response.headers.get("Content-Type") ?? "");
    if (came && !isRest) this.#drop();
    const reader = response.body?.getReader();
    try {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        this.#silence.broken();
        this.#parts.push(next.value);
        this.#along?.enqueue(next.value);
        this.#came += next.value.length;
        this.#checkPart();
        this.#heard();
      }
    } finally {
      reader?.cancel().catch(() => {});
    }
  }

  /** @param {number} status */
  #refusal(status) {
    // The rest of a file that has none is the rest of another file.
    if (status === 416) return this.#useless("damaged");
    return this.#failure(status === 404 || status === 410 ? "missing" : "refused", `status ${status}`);
  }

  /** @param {string} type */
  #checkType(type) {
    if (type.startsWith("text/html")) throw this.#failure("replaced");
    if (this.#file.name.endsWith(".js") && !isScript(type)) throw this.#failure("mistyped", type || "no type");
  }

  /** So that what is certainly another file is not fetched to its end. */
  #checkPart() {
    const [first] = this.#parts;
    if (first?.[0] === "<".charCodeAt(0)) throw this.#useless("replaced");
    const beginning = this.#file.name.endsWith(".wasm") ? BEGINNING : [];
    const differs = beginning.some((byte, place) => first && place < first.length && first[place] !== byte);
    if (differs || this.#came > this.#file.bytes) throw this.#useless("damaged");
  }

  async #checked() {
    const whole = new Uint8Array(this.#came);
    let place = 0;
    for (const part of this.#parts) {
      whole.set(part, place);
      place += part.length;
    }
    if (whole.length < this.#file.bytes) throw this.#failure("cut", `${whole.length} of ${this.#file.bytes} bytes`);
    const sha256 = await sha256Of(whole);
    if (sha256 && sha256 !== this.#file.sha256) throw this.#useless("damaged");
    this.#parts = [whole];
    this.#isChecked = true;
    this.#along?.close();
    this.#along = null;
    return whole;
  }

  /** What came stays, so that the rest can be asked for. @type {(trouble: Trouble, detail?: string) => RuntimeFailure} */
  #failure(trouble, detail = "") {
    this.#doubted = trouble !== "dropped" && trouble !== "silent";
    this.#heard();
    return new RuntimeFailure(trouble, [this.#file.name, detail].filter(Boolean).join(", "));
  }

  /** What came is not the file. @param {Trouble} trouble */
  #useless(trouble) {
    this.#drop();
    return this.#failure(trouble);
  }

  #drop() {
    this.#parts = [];
    this.#came = 0;
    this.#along?.error(new Error("what came was of no use"));
    this.#along = null;
  }
}

/**
 * Watches several downloads that share one line: while any of them brings something, none is given up, however
 * long it takes. Where nothing comes from any, all are aborted.
 */
export class Silence {
  #limit;
  #open = 0;
  #stop = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {number} limit milliseconds without a byte */
  constructor(limit) {
    this.#limit = limit;
  }

  /** A download begins; `leave` is owed. @returns {AbortSignal} */
  enter() {
    this.#open += 1;
    this.broken();
    return this.#stop.signal;
  }

  leave() {
    this.#open -= 1;
    if (this.#open === 0) clearTimeout(this.#timer);
  }

  /** Something came. */
  broken() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#stop.abort();
      this.#stop = new AbortController();
    }, this.#limit);
  }
}

/**
 * In hexadecimal; undefined where the browser computes no hash, as for an address without encryption.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function sha256Of(bytes) {
  const hash = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  return hash && Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
