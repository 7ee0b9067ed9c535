/**
 * What hands do twice in a hurry is meant once: the second half of a double click, and Enter pressed again
 * at once, or held down. It is not meant for what the first half brought, which nobody has seen yet.
 */

/** How soon after another, in milliseconds, Enter is pressed in a hurry. */
const HURRY = 500;

/**
 * Take what is done in a hurry to an element once.
 *
 * @type {(host: HTMLElement, signal: AbortSignal) => void}
 */
export function takeOnce(host, signal) {
  /** Where in the element the last click, or the first half of a double click, began. @type {Element | null} */
  let begun = null;
  let last = { key: "", at: 0 };
  const refuse = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const click = (/** @type {MouseEvent} */ event) => {
    const { detail, target, type } = event;
    // A key clicks as well, with no detail, and begins nowhere.
    if (type === "mousedown" && detail <= 1) begun = target instanceof Element && host.contains(target) ? target : null;
    if (detail <= 1 || !begun) return;
    // Two clicks on one text choose a word in it.
    if (target !== begun || begun.closest("button")) refuse(event);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    // Elsewhere Enter brings nothing that another one could answer unseen.
    if (host.dataset["state"] !== "question") return;
    const { key, timeStamp, repeat, target } = event;
    const isAgain = key === "Enter" && (repeat || (last.key === key && timeStamp - last.at < HURRY));
    if (!isAgain) last = { key, at: timeStamp };
    else if (!(target instanceof HTMLTextAreaElement)) refuse(event);
  };
  // The second half may fall on what stands beside the element by then, and would take the focus there.
  for (const type of /** @type {const} */ (["mousedown", "click"])) {
    document.addEventListener(type, click, { capture: true, signal });
  }
  host.addEventListener("keydown", press, { capture: true, signal });
}
