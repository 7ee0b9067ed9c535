/**
 * Small helpers that make elements. Text only ever enters as text, never as HTML.
 *
 * @typedef {keyof HTMLElementTagNameMap} Tag
 * @typedef {Node | string | false | null | undefined | readonly Child[]} Child nothing stands where there is none
 * @typedef {Readonly<Record<string, string>>} Attributes
 * @typedef {{ element: HTMLElement, title: HTMLElement }} Titled `title` takes the focus where it follows the reader
 */

/**
 * Make an element, as in `make("p.wm-hint", { id: "hint" }, "Read ", link)`.
 *
 * @template {Tag} Name
 * @param {Name | `${Name}.${string}`} selector the tag, and classes
 * @param {Attributes | Child} [first] attributes, or the first child
 * @param {...Child} others
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(selector, first, ...others) {
  const [tag = "", ...classes] = selector.split(".");
  const element = document.createElement(/** @type {Name} */ (tag));
  if (classes.length) element.className = classes.join(" ");
  const hasAttributes = isAttributes(first);
  for (const [name, value] of Object.entries(hasAttributes ? first : {})) element.setAttribute(name, value);
  fill(element, hasAttributes ? others : [first, others]);
  return element;
}

/** Put these children, and nothing else, into an element. @type {(element: Element, ...children: Child[]) => void} */
export function fill(element, ...children) {
  element.replaceChildren(...nodesOf(children));
}

/**
 * Make a button that does something.
 *
 * @param {string} label
 * @param {"primary" | "second" | "quiet" | "small"} kind
 * @param {(event: Event) => void} act
 * @param {string} [more] words that only a screen reader needs after the label
 */
export function button(label, kind, act, more = "") {
  const made = make(`button.wm-button.wm-button--${kind}`, { type: "button" }, label, more && unseen(` ${more}`));
  made.addEventListener("click", act);
  return made;
}

/** @param {string} text for those who hear the page, as sighted readers know it from where it stands */
export function unseen(text) {
  return make("span.wm-visually-hidden", text);
}

/**
 * Put text into an element, touching the page only where it differs, so that nothing is announced twice.
 *
 * @type {(element: Element, text: string) => void}
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Set an attribute to `true` or take it away.
 *
 * @type {(element: Element, name: "aria-busy" | "aria-current" | "aria-disabled", is: boolean) => void}
 */
export function setState(element, name, is) {
  if (is) element.setAttribute(name, "true");
  else element.removeAttribute(name);
}

/** What a frame says to the page of another site around it, where the reader is to see the frame from its beginning. */
export const LOOK_UP = "which-model-embed: look up";

/** Have a reader whose page stands in a frame look at its beginning: only the page around it can move there. */
export function lookUp() {
  if (window.parent !== window) window.parent.postMessage(LOOK_UP, "*");
}

/** Move focus to a heading or message that is not a control. @type {(element: HTMLElement) => void} */
export function focusOn(element) {
  // Where the page is to be is for `bringToTop`. Most browsers let the page around a frame follow the focus.
  const focus = () => element.focus({ preventScroll: window.parent === window });
  element.tabIndex = -1;
  // Firefox gives no focus to what it has not laid out, as a question that was hidden a moment ago.
  element.getBoundingClientRect();
  focus();
  // After a step back the browser drops the focus once more, for the fragment it then looks for.
  setTimeout(() => {
    if (document.activeElement === document.body) focus();
  });
}

/**
 * Scroll to the top of an element where it is out of sight, or low in it.
 *
 * @type {(element: HTMLElement, signal: AbortSignal) => void}
 */
export function bringToTop(element, signal) {
  // After the browser has put back the scroll position of a step back.
  requestAnimationFrame(() => {
    if (signal.aborted) return;
    lookUp();
    const { top } = element.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) element.scrollIntoView({ block: "start" });
  });
}

/** @type {(value: Attributes | Child) => value is Attributes} */
function isAttributes(value) {
  return typeof value === "object" && value !== null && !(value instanceof Node) && !Array.isArray(value);
}

/** @type {(child: Child) => (Node | string)[]} */
function nodesOf(child) {
  if (child instanceof Node || typeof child === "string") return [child];
  return child ? child.flatMap(nodesOf) : [];
}
