/**
 * Short notes above and below the quiz: whose answers are shown, and where they are kept.
 *
 * @import { Prefill } from "../kept/prefill.js"
 * @import { Opened } from "../runtime/calls.js"
 */
import { button, fill, make, setText } from "../shared/dom.js";
import { emits } from "../shared/events.js";

const KEPT_HERE = "Your answers stay in this browser. Nothing is sent.";
const NOT_KEPT =
  "This browser does not let us keep your answers: they are lost when you close or reload the page. Nothing is sent.";

const MOST_QUOTED = 3;
const LONGEST_QUOTED = 60;

const NOTES = {
  resumed: "You are back where you left off. Your answers were kept in this browser.",
  changedElsewhere: "You changed your answers on another page or in another tab. They are shown here as well.",
  forgotten: "Your answers have been removed from this browser.",
  noRoom: "There is no room for more pieces of work. Remove one first.",
};

export class NoticeView {
  element = make("div.wm-notice", { role: "status", hidden: "" });
  #kept = make("span");
  #forget = button("Forget my answers", "small", emits("forget"));
  privacy = make("p.wm-privacy", this.#kept, " ", this.#forget);

  /**
   * Say whether answers are kept, and whether there is one to forget here.
   *
   * @type {(remembers: boolean, forgettable: boolean) => void}
   */
  show(remembers, forgettable) {
    setText(this.#kept, remembers ? KEPT_HERE : NOT_KEPT);
    this.#forget.hidden = !forgettable;
  }

  /** @param {keyof typeof NOTES} note */
  tell(note) {
    const again = note === "resumed" ? [button("Start again", "small", emits("startAgain"))] : [];
    this.#say([NOTES[note]], again);
  }

  /** What a link held that is not sealed, as the links of this guide. @type {(link: Prefill, isVisiting: boolean) => void} */
  fromLink({ answers, refused }, isVisiting) {
    const shown =
      Object.keys(answers).length && "These answers come from the link you opened. You can change every one.";
    const [are, were] = refused.length === 1 ? ["is not an answer", "was"] : ["are not answers", "were"];
    const damaged =
      refused.length &&
      `In the link, ${quoted(refused)} ${are} of this quiz and ${were} left out. If the link was cut off or changed, answers may be missing.`;
    if (shown || damaged) this.#say([shown, damaged], waysOn(isVisiting));
  }

  /** @param {string} name what the address ends in, of which the quiz knows nothing */
  lost(name) {
    const own = "Answers that you gave in this browser are still here.";
    this.#say([`This address ends in ${quoted([name])}, and the quiz has no such place. ${own}`], []);
  }

  /** What a private link or a record held. @type {(opened: Opened, isVisiting: boolean) => void} */
  opened({ says, dropped }, isVisiting) {
    const count = dropped.length;
    const [have, are] = count === 1 ? ["has", "is"] : ["have", "are"];
    const lost = count && `${count} of its answers ${have} no place in today\u2019s questions and ${are} left out.`;
    this.#say(["This is the result that was saved.", says, lost], waysOn(isVisiting));
  }

  /** @param {boolean} isVisiting as what was said has been read: only the way back to answers put aside stays */
  moved(isVisiting) {
    if (isVisiting) this.#say(["You opened a link with other answers. Your own have been put aside."], waysOn(true));
    else {
      this.element.replaceChildren();
      this.element.hidden = true;
    }
  }

  /** @type {(sentences: readonly (string | 0)[], ways: readonly HTMLElement[]) => void} */
  #say(sentences, ways) {
    const text = sentences.filter(Boolean).join(" ");
    // What stands there already is not announced once more.
    const { firstElementChild: standing, childElementCount: parts } = this.element;
    if (standing?.textContent === text && parts === ways.length + 1) return;
    fill(this.element, make("p", text), ways);
    this.element.hidden = false;
  }
}

/** @param {readonly string[]} texts of strangers, which may be long and many */
function quoted(texts) {
  const shown = texts.slice(0, MOST_QUOTED).map((text) => `\u201c${text.slice(0, LONGEST_QUOTED)}\u201d`);
  const more = texts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(" and ");
}

/** @param {boolean} isVisiting whether the reader's own answers are put aside */
function waysOn(isVisiting) {
  if (!isVisiting) return [];
  return [
    button("Go back to my own answers", "small", emits("takeOwn")),
    button("Keep these as another piece of work", "small", emits("keepVisiting")),
  ];
}
