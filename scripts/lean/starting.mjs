// What CPython asks of its surroundings while it starts: an environment, and files that can only be read. A start
// happens once, when the site is built; the browser gets the memory that it leaves behind.

import { System } from "../../quiz/page/python/system.js";

const HOME = "/home/pyodide";
const [NO_ENTRY, BAD_FILE, NOT_ALLOWED, INVALID, NO_TERMINAL, TOO_SMALL] = [-44, -8, -2, -28, -59, -68];
const MODE = { terminal: 8630, file: 33206, folder: 16895 };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A system with files, by path, and an environment. What Python prints is passed to `print`. */
export class StartingSystem extends System {
  #files;
  #folders = new Set(["/", "/home", HOME, "/lib", "/tmp"]);
  #inodes = new Map();
  #open = [{ isTerminal: true }, { isTerminal: true }, { isTerminal: true }];
  #print;

  constructor({ files, environment, places, print }) {
    super();
    this.#files = files;
    this.#print = print;
    this.environment = Object.entries(environment).map(([name, value]) => encoder.encode(`${name}=${value}\0`));
    this.places = places;
  }

  importsOf(module) {
    return super.importsOf(module, { ...this.#process(), ...this.#filing() });
  }

  text(place) {
    const { bytes } = this;
    const start = place >>> 0;
    return decoder.decode(bytes.slice(start, bytes.indexOf(0, start)));
  }

  /** A text that ends with a zero, in memory of its own. */
  written(text) {
    const bytes = encoder.encode(`${text}\0`);
    const place = this.exports.malloc(bytes.length);
    this.bytes.set(bytes, place);
    return place;
  }

  /** Start Python, as Emscripten's script would. */
  start() {
    this.exports.__wasm_call_ctors();
    const command = ["python", "-S"].map((text) => this.written(text));
    const given = this.exports.malloc(12);
    this.words.set([...command, 0], given >> 2);
    try {
      this.exports.__main_argc_argv(command.length, given);
    } catch (error) {
      if (error !== STARTED) throw error;
    }
  }

  run(code) {
    const place = this.written(code);
    const failed = this.exports.PyRun_SimpleString(place);
    this.exports.free(place);
    if (failed) throw new Error(`Python failed at: ${code.slice(0, 200)}`);
  }

  /** The address of a function of a module. */
  function(module, name) {
    const [moduleName, functionName] = [this.written(module), this.written(name)];
    const imported = this.exports.PyImport_ImportModule(moduleName);
    const found = imported && this.exports.PyObject_GetAttrString(imported, functionName);
    if (!found) {
      this.exports.PyErr_Print();
      throw new Error(`no function ${name} in ${module}`);
    }
    this.exports.free(moduleName);
    this.exports.free(functionName);
    return found;
  }

  #process() {
    const leave = (code) => {
      throw new Error(`Python ended with ${code}`);
    };
    return {
      environ_sizes_get: (count, size) => {
        this.words[count >> 2] = this.environment.length;
        this.words[size >> 2] = this.environment.reduce((sum, each) => sum + each.length, 0);
        return 0;
      },
      environ_get: (list, place) => {
        this.environment.reduce((at, each, index) => {
          this.words[(list >> 2) + index] = at;
          this.bytes.set(each, at);
          return at + each.length;
        }, place);
        return 0;
      },
      clock_res_get: (_clock, out) => {
        this.longs[out >> 3] = 1_000_000n;
        return 0;
      },
      _PyEM_GetCountArgsPtr: () => this.places.counter,
      _PyEM_InitTrampoline_js: () => {
        this.words[this.places.count_arguments >> 2] = this.places.counter;
      },
      _Py_emscripten_runtime: () => this.written("browser"),
      _emscripten_get_progname: (place) => {
        this.bytes[place] = 0;
      },
      _tzset_js: (timezone, daylight, standard, summer) => {
        this.words[timezone >> 2] = 0;
        this.words[daylight >> 2] = 0;
        for (const place of [standard, summer]) this.bytes.set(encoder.encode("UTC\0"), place);
      },
      // Python asks once which time zone it is in. The decision module never asks for the time.
      _localtime_js: (time, out) => {
        const date = new Date(Number(time) * 1000);
        const year = date.getUTCFullYear();
        const fields = [date.getUTCSeconds(), date.getUTCMinutes(), date.getUTCHours(), date.getUTCDate()];
        const days = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000);
        this.words.set([...fields, date.getUTCMonth(), year - 1900, date.getUTCDay(), days, 0, 0], out >> 2);
      },
      emscripten_asm_const_int: () => 0,
      __hiwire_deduplicate_new: () => null,
      emscripten_runtime_keepalive_push: () => {},
      emscripten_runtime_keepalive_pop: () => {},
      _emscripten_runtime_keepalive_clear: () => {},
      // Pyodide's own start ends so: Python stays, and waits to be called.
      exit: (code) => {
        if (code === 0) throw STARTED;
        leave(code);
      },
      proc_exit: leave,
      _abort_js: () => leave("an abort"),
      __assert_fail: (condition, file, line) => leave(`${this.text(condition)} ${this.text(file)}:${line}`),
    };
  }

  #filing() {
    return {
      __syscall_getcwd: (out, size) => {
        const text = encoder.encode(`${HOME}\0`);
        if (size < text.length) return TOO_SMALL;
        this.bytes.set(text, out);
        return text.length;
      },
      __syscall_stat64: (path, out) => this.#describe(this.#find(this.text(path)), out, NO_ENTRY),
      __syscall_lstat64: (path, out) => this.#describe(this.#find(this.text(path)), out, NO_ENTRY),
      __syscall_newfstatat: (folder, path, out) => this.#describe(this.#find(this.#path(folder, path)), out, NO_ENTRY),
      __syscall_fstat64: (file, out) => this.#describe(this.#open[file], out, BAD_FILE),
      __syscall_faccessat: (folder, path) => (this.#find(this.#path(folder, path)) ? 0 : NO_ENTRY),
      __syscall_readlinkat: () => INVALID,
      __syscall_openat: (folder, path, flags) => {
        const found = this.#find(this.#path(folder, path));
        if (!found) return NO_ENTRY;
        if (flags & 3) return NOT_ALLOWED;
        let free = 3;
        while (this.#open[free]) free += 1;
        this.#open[free] = { ...found, place: 0 };
        return free;
      },
      __syscall_ioctl: (file) => (this.#open[file]?.isTerminal ? 0 : NO_TERMINAL),
      __syscall_fcntl64: (file) => (this.#open[file] ? 0 : BAD_FILE),
      __syscall_getdents64: () => 0,
      fd_close: (file) => {
        delete this.#open[file];
        return 0;
      },
      fd_fdstat_get: (file, out) => {
        this.bytes.fill(0, out, out + 24);
        this.bytes[out] = this.#open[file]?.isTerminal ? 2 : 4;
        return 0;
      },
      fd_seek: (file, distance, from, out) => {
        const found = this.#open[file];
        if (!found) return -BAD_FILE;
        if (found.isTerminal) return 70;
        found.place = Number(distance) + [0, found.place, found.data?.length ?? 0][from];
        this.longs[out >> 3] = BigInt(found.place);
        return 0;
      },
      fd_read: (file, list, count, out) => {
        const found = this.#open[file];
        const came = found.isTerminal ? 0 : this.#read(found, list, count, found.place);
        if (!found.isTerminal) found.place += came;
        this.words[out >> 2] = came;
        return 0;
      },
      fd_pread: (file, list, count, place, out) => {
        this.words[out >> 2] = this.#read(this.#open[file], list, count, Number(place));
        return 0;
      },
      fd_write: (_file, list, count, out) => {
        let total = 0;
        for (const [place, size] of this.#pieces(list, count)) {
          this.#print(decoder.decode(this.bytes.slice(place, place + size)));
          total += size;
        }
        this.words[out >> 2] = total;
        return 0;
      },
    };
  }

  #path(folder, path) {
    const name = this.text(path);
    const from = this.#open[folder]?.path;
    return name.startsWith("/") || !from ? name : `${from}/${name}`;
  }

  #find(path) {
    const parts = [];
    for (const part of (path.startsWith("/") ? path : `${HOME}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part && part !== ".") parts.push(part);
    }
    const whole = `/${parts.join("/")}`;
    const data = this.#files[whole];
    if (!data && !this.#folders.has(whole)) return null;
    if (!this.#inodes.has(whole)) this.#inodes.set(whole, this.#inodes.size + 10);
    return { path: whole, data, inode: this.#inodes.get(whole) };
  }

  /** Fill in a `struct stat`. */
  #describe(found, out, otherwise) {
    if (!found) return otherwise;
    const place = out >>> 0;
    this.bytes.fill(0, place, place + 96);
    const kind = found.isTerminal ? "terminal" : found.data ? "file" : "folder";
    const at = place >> 2;
    this.words[at] = 1;
    this.words[at + 1] = MODE[kind];
    this.words[at + 2] = 1;
    this.longs[(place + 24) >> 3] = BigInt(found.data?.length ?? (found.isTerminal ? 0 : 4096));
    this.words[at + 8] = 4096;
    this.longs[(place + 88) >> 3] = BigInt(found.inode ?? 1);
    return 0;
  }

  *#pieces(list, count) {
    for (let index = 0; index < count; index += 1) {
      const at = (list >> 2) + 2 * index;
      yield [this.words[at] >>> 0, this.words[at + 1] >>> 0];
    }
  }

  #read(found, list, count, from) {
    let total = 0;
    for (const [place, size] of this.#pieces(list, count)) {
      const part = found.data?.subarray(from + total, from + total + size) ?? [];
      this.bytes.set(part, place);
      total += part.length;
      if (part.length < size) break;
    }
    return total;
  }
}

const STARTED = new Error("Python has started");
