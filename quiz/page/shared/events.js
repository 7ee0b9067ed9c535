/**
 * What a view tells the element that it stands in: events that bubble, each with its details. Views know
 * nothing of one another, and nothing of what follows.
 *
 * @import { Answers } from "./questions.js"
 *
 * @typedef {"question" | "review" | "result" | "problem"} State
 *
 * @typedef {object} Events
 * @property {[text: string]} announce say it to those who hear the page; an empty text takes back what was said
 * @property {[state: State, busy: boolean]} state what stands in the element from now on
 * @property {[]} headline the focus went to a headline that may be out of sight
 * @property {[kind: string]} unfolded a section of the result was unfolded; an empty name where one was folded
 * @property {[]} retry start the decision module again
 * @property {[decided: boolean, says: string]} followed the models still possible follow the answers now
 * @property {[]} next go on after a question
 * @property {[]} back
 * @property {[]} review see all answers
 * @property {[]} result see the result
 * @property {[factor: string, option: string]} answered
 * @property {[factor: string]} change change one answer
 * @property {[]} ticked the observations have changed
 * @property {[sets: Answers]} tryOut see the result with some answers set otherwise
 * @property {[sets: Answers]} adopt make answers that are only tried the reader's own
 * @property {[]} startAgain
 * @property {[]} forget leave nothing behind in this browser
 * @property {[]} leave go on from a link that cannot be opened
 * @property {[]} takeOwn go back from the answers of a link to the reader's own
 * @property {[]} keepVisiting keep the answers of a link as one more piece of work
 * @property {[]} addWork
 * @property {[]} seeWorks see all pieces of work
 * @property {[id: string]} openWork
 * @property {[id: string, name: string]} renameWork
 * @property {[id: string]} removeWork
 */

/** @type {<Name extends keyof Events>(view: EventTarget, name: Name, ...detail: Events[Name]) => void} */
export function emit(view, name, ...detail) {
  view.dispatchEvent(new CustomEvent(`wm-${name}`, { bubbles: true, detail }));
}

/**
 * Make a listener for a control that, when it is used, tells something.
 *
 * @type {<Name extends keyof Events>(name: Name, ...detail: Events[Name]) => (event: Event) => void}
 */
export function emits(name, ...detail) {
  return ({ currentTarget }) => currentTarget && emit(currentTarget, name, ...detail);
}

/**
 * @param {HTMLElement} host
 * @param {AbortSignal} signal
 * @param {{ [Name in keyof Events]?: (...detail: Events[Name]) => void }} handlers
 */
export function hear(host, signal, handlers) {
  for (const [name, handle] of Object.entries(handlers)) {
    const act = /** @type {(...detail: unknown[]) => void} */ (handle);
    host.addEventListener(`wm-${name}`, (event) => act(.../** @type {CustomEvent} */ (event).detail), { signal });
  }
}
