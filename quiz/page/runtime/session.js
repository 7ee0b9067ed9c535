/**
 * One stay of an element in the page: what every element does that asks the decision module. It ends when
 * the theme takes the element away, and the page is then as it was found.
 */
import { bringToTop, make, setState, setText } from "../shared/dom.js";
import { hear } from "../shared/events.js";
import { addressOf } from "../shared/site-root.js";
import { borrowRuntime } from "./shared-runtime.js";

export class Session {
  #stop = new AbortController();
  #borrowed;
  #plainNote;
  #live = make("p.wm-visually-hidden", { role: "status" });
  /** @type {Element[]} */
  #added = [];

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.#borrowed = borrowRuntime({
      leanUrl: this.attribute("lean") && addressOf(this.attribute("lean")),
      runtimeUrl: addressOf(this.attribute("runtime")),
      moduleUrl: addressOf(this.attribute("module")),
      checks: this.attribute("checks"),
    });
    /** @type {HTMLElement | null} */
    this.#plainNote = host.querySelector(".wm-without-script");
    if (this.#plainNote) this.#plainNote.hidden = true;
    const { runtime, signal } = this;
    hear(host, signal, {
      announce: (text) => this.announce(text),
      state: (state, busy) => this.enter(state, busy),
      headline: () => this.scrollUp(),
    });
    runtime.addEventListener("change", () => this.runtimeChanged(), { signal });
    whenIdle(() => runtime.start(), signal);
  }

  get runtime() {
    return this.#borrowed.runtime;
  }

  /** Aborted when the stay ends. */
  get signal() {
    return this.#stop.signal;
  }

  /** @param {string} name of an attribute of the host */
  attribute(name) {
    return this.host.getAttribute(name) ?? "";
  }

  /** @param {...Element} elements to stand at the end of the host for as long as the stay lasts */
  add(...elements) {
    this.#added.push(...elements, this.#live);
    this.host.append(...this.#added);
  }

  end() {
    this.#stop.abort();
    this.#borrowed.giveBack();
    for (const element of this.#added) element.remove();
    if (this.#plainNote) this.#plainNote.hidden = false;
    for (const name of ["data-state", "data-runtime", "aria-busy"]) this.host.removeAttribute(name);
  }

  runtimeChanged() {
    this.host.dataset["runtime"] = this.runtime.state;
  }

  /** @type {(state: import("../shared/events.js").State, busy: boolean) => void} */
  enter(state, busy) {
    this.host.dataset["state"] = state;
    setState(this.host, "aria-busy", busy);
  }

  /** @param {string} text */
  announce(text) {
    setText(this.#live, text);
  }

  scrollUp() {
    bringToTop(this.host, this.signal);
  }
}

/**
 * Do something once the page has loaded and the browser has nothing better to do.
 *
 * @type {(act: () => void, signal: AbortSignal) => void}
 */
function whenIdle(act, signal) {
  const unlessStopped = () => signal.aborted || act();
  const wait = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(unlessStopped, { timeout: 4000 });
    else setTimeout(unlessStopped, 600);
  };
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true, signal });
}
