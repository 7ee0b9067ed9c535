/**
 * Short notes above and below the quiz: whose answers are shown, and where they are kept.
 *
 * @typedef {{ takeOwn: () => void, keepVisiting: () => void, startAgain: () => void, forget: () => void }} NoticeActions
 */
import { button, make, setText } from "../shared/dom.js";

const KEPT_HERE = "Your answers stay in this browser. Nothing is sent.";
const NOT_KEPT =
  "This browser does not let us keep your answers: they are lost when you close or reload the page. Nothing is sent.";

export class NoticeView {
  /** @type {NoticeActions} */
  #act;
  element = make("div", { class: "wm-notice", role: "status" });
  #kept = make("span");
  #forget;
  privacy = make("p", { class: "wm-privacy" });

  /** @param {NoticeActions} act */
  constructor(act) {
    this.#act = act;
    this.#forget = button("Forget my answers", "small", act.forget);
    this.privacy.append(this.#kept, " ", this.#forget);
    this.dismiss();
  }

  /** @param {{ remembers: boolean, forgettable: boolean }} state whether answers are kept, and whether there is one to forget here */
  show({ remembers, forgettable }) {
    setText(this.#kept, remembers ? KEPT_HERE : NOT_KEPT);
    this.#forget.hidden = !forgettable;
  }

  /** The reader's answers of an earlier visit are shown. */
  resumed() {
    this.#say(
      "You are back where you left off. Your answers were kept in this browser.",
      button("Start again", "small", this.#act.startAgain),
    );
  }

  forgotten() {
    this.#say("Your answers are gone from this browser.");
  }

  /** There are as many pieces of work as are kept. */
  noRoom() {
    this.#say("No more pieces of work are kept than these. Remove one first.");
  }

  /** Another tab has changed what is kept. */
  changedElsewhere() {
    this.#say("You changed your answers in another tab. They are shown here as well.");
  }

  /**
   * The address held answers without a seal, as the links of this guide do.
   *
   * @param {{ taken: number, refused: number, isVisiting: boolean }} link
   */
  fromLink({ taken, refused, isVisiting }) {
    const shown = taken ? "These answers come from the link you opened. You can change every one." : "";
    const damaged = refused ? "Part of the link could not be read, so some answers may be missing." : "";
    const text = [shown, damaged].filter(Boolean).join(" ");
    if (text) this.#say(text, ...(isVisiting ? this.#waysOn() : []));
  }

  /**
   * A private link or a record was opened.
   *
   * @param {{ says: string, dropped: number, isVisiting: boolean }} opened `says` what became of its result since then
   */
  opened({ says, dropped, isVisiting }) {
    const lost = dropped
      ? `${dropped} of its answers ${dropped === 1 ? "has" : "have"} no place in today\u2019s questions and ${dropped === 1 ? "is" : "are"} left out.`
      : "";
    const text = ["This is the result that was saved.", says, lost].filter(Boolean).join(" ");
    this.#say(text, ...(isVisiting ? this.#waysOn() : []));
  }

  /**
   * The reader moved on, so what was said has been read. The way back to answers put aside stays.
   *
   * @param {boolean} isVisiting
   */
  moved(isVisiting) {
    if (isVisiting) this.#say("You opened a link with other answers. Your own are put aside.", ...this.#waysOn());
    else this.dismiss();
  }

  dismiss() {
    this.element.replaceChildren();
    this.element.hidden = true;
  }

  #waysOn() {
    const { takeOwn, keepVisiting } = this.#act;
    return [
      button("Go back to my own answers", "small", takeOwn),
      button("Keep these as another piece of work", "small", keepVisiting),
    ];
  }

  /**
   * @param {string} text
   * @param {...HTMLElement} more
   */
  #say(text, ...more) {
    // What stands there already is not announced once more.
    const { firstElementChild: said, childElementCount: parts } = this.element;
    if (said?.textContent === text && parts === more.length + 1) return;
    this.element.replaceChildren(make("p", {}, text), ...more);
    this.element.hidden = false;
  }
}
