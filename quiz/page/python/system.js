/**
 * The small system under the lean way: what CPython asks of its surroundings once it has started, and one call into it
 * with a text. Python never calls JavaScript there, and reads no file. What is not here fails, and the plain way is
 * tried.
 *
 * @typedef {Record<string, (...given: any[]) => any>} Functions what a module imports, or offers
 * @typedef {{ exports: Functions & { memory: WebAssembly.Memory } }} Linked
 */

const PAGE = 65_536;
/** As much as Pyodide allows itself: addresses have 32 bits. */
const MOST = PAGE * PAGE - PAGE;
/** What memory grows by beyond what is asked for, so that it grows rarely: a fifth, and at most this many bytes. */
const GROWTH = { share: 0.2, most: 96 * 1024 * 1024 };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One module's memory and calls. */
export class System {
  /** @type {Linked | null} */
  #linked = null;
  #bytes = new Uint8Array();
  #words = new Int32Array();
  #longs = new BigInt64Array();

  /** @param {Linked} linked */
  attach(linked) {
    this.#linked = linked;
  }

  get exports() {
    if (!this.#linked) throw new Error("no module is attached");
    return this.#linked.exports;
  }

  /** Views of the memory as it is now: growing it makes older ones useless. */
  get bytes() {
    return this.#fresh().#bytes;
  }

  get words() {
    return this.#fresh().#words;
  }

  get longs() {
    return this.#fresh().#longs;
  }

  #fresh() {
    const { buffer } = this.exports.memory;
    if (this.#bytes.buffer !== buffer) {
      this.#bytes = new Uint8Array(buffer);
      this.#words = new Int32Array(buffer);
      this.#longs = new BigInt64Array(buffer);
    }
    return this;
  }

  /**
   * What to give a module that wants functions from outside.
   *
   * @param {WebAssembly.Module} module
   * @param {Functions} [others] beside those of this system
   * @returns {WebAssembly.Imports}
   */
  importsOf(module, others = {}) {
    const own = { ...this.#functions(), ...others };
    /** @type {WebAssembly.ModuleImports} */
    const given = {};
    for (const { name } of WebAssembly.Module.imports(module)) {
      given[name] =
        own[name] ??
        (() => {
          throw new Error(`Python asks for ${name}, which is not here`);
        });
    }
    return new Proxy({}, { get: () => given });
  }

  /** @returns {Functions} */
  #functions() {
    return {
      clock_time_get: (clock, _precision, out) => {
        const milliseconds = clock === 0 ? Date.now() : performance.now();
        this.longs[out >> 3] = BigInt(Math.round(milliseconds * 1e6));
        return 0;
      },
      emscripten_date_now: () => Date.now(),
      emscripten_get_now: () => performance.now(),
      random_get: (out, count) => {
        crypto.getRandomValues(this.bytes.subarray(out >>> 0, (out >>> 0) + count));
        return 0;
      },
      emscripten_get_heap_max: () => MOST,
      emscripten_resize_heap: (wanted) => this.#grow(wanted >>> 0),
      _Py_CheckEmscriptenSignals_Helper: () => 0,
    };
  }

  /** @param {number} wanted bytes */
  #grow(wanted) {
    if (wanted > MOST) return 0;
    const { memory } = this.exports;
    const size = memory.buffer.byteLength;
    const generous = Math.min(size * (1 + GROWTH.share), wanted + GROWTH.most, MOST);
    try {
      memory.grow(Math.ceil((Math.max(wanted, generous) - size) / PAGE));
      return 1;
    } catch {
      return 0;
    }
  }

  /**
   * Call a Python function that takes and returns a text.
   *
   * @param {number} callable the address of the function
   * @param {string} text
   * @returns {string}
   */
  call(callable, text) {
    const { malloc, free, PyUnicode_FromStringAndSize, PyObject_CallOneArg, PyUnicode_AsUTF8AndSize, Py_DecRef } =
      this.exports;
    // A half of a character alone has no UTF-8, so it is passed as Pyodide passes it.
    const given = encoder.encode(text);
    const place = malloc?.(given.length || 1) >>> 0;
    this.bytes.set(given, place);
    const question = PyUnicode_FromStringAndSize?.(place, given.length);
    free?.(place);
    const reply = PyObject_CallOneArg?.(callable, question);
    Py_DecRef?.(question);
    const size = malloc?.(4) >>> 0;
    const start = reply && PyUnicode_AsUTF8AndSize?.(reply, size) >>> 0;
    if (!start) throw new Error("the decision module gave no text");
    const answer = decoder.decode(this.bytes.subarray(start, start + (this.words[size >> 2] ?? 0)));
    free?.(size);
    Py_DecRef?.(reply);
    return answer;
  }
}
