/** Small helpers that make elements. Text only ever enters as text, never as HTML. */

/**
 * Make an element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children strings become text nodes
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Make a button that does something.
 *
 * @param {string} label
 * @param {string} kind `primary` or `quiet`
 * @param {() => void} act
 * @param {string} [more] words that only a screen reader needs after the label
 * @returns {HTMLButtonElement}
 */
export function button(label, kind, act, more = "") {
  const made = make("button", { type: "button", class: `wm-button wm-button--${kind}` }, label);
  if (more) made.append(make("span", { class: "wm-visually-hidden" }, ` ${more}`));
  made.addEventListener("click", act);
  return made;
}

/**
 * Put text into an element, touching the page only where it differs, so that nothing is announced twice.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Move focus to a heading or message that is not a control.
 *
 * @param {HTMLElement} element
 */
export function focusOn(element) {
  const focus = () => element.focus({ preventScroll: true });
  element.tabIndex = -1;
  focus();
  // After a step back the browser drops the focus once more, for the fragment it then looks for.
  setTimeout(() => {
    if (document.activeElement === document.body) focus();
  });
}

/**
 * Scroll to the top of an element where it is out of sight, or low in it.
 *
 * @param {HTMLElement} element
 * @param {AbortSignal} signal no more once this is aborted
 */
export function bringToTop(element, signal) {
  // After the browser has put back the scroll position of a step back.
  requestAnimationFrame(() => {
    if (signal.aborted) return;
    const { top } = element.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) element.scrollIntoView({ block: "start" });
  });
}
