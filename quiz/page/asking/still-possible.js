/**
 * The models still possible: a quiet row of chips that follows every answer. One that drops fades, and says
 * so in a word; why it dropped can be unfolded. A reply to an earlier answer is dropped.
 *
 * @import { Runtime } from "../runtime/runtime.js"
 * @import { Prospects } from "../shared/decision.js"
 * @import { Answers } from "../shared/questions.js"
 */
import { Latest } from "../runtime/latest.js";
import { failureInWords, progressInWords, startInWords } from "../runtime/words.js";
import { inWords } from "../shared/decision.js";
import { button, fill, make, setText } from "../shared/dom.js";
import { emit, emits } from "../shared/events.js";

const NONE_ALONE = "Your answers call for more than one model, or rule all of them out; the result says which.";

export class StillPossible {
  #runtime;
  #latest = new Latest();
  /** Null where they are not known. @type {Prospects | null} */
  #prospects = null;
  /** @type {{ model: string, title: string, item: HTMLElement, mark: HTMLElement }[]} */
  #models;
  #none = make("p.wm-possible-none", NONE_ALONE);
  #count = make("summary");
  #reasons = make("ul.wm-dropped-reasons");
  #why = make("details.wm-dropped-why", this.#count, this.#reasons);
  #note = make("p.wm-possible-note");
  #retry = button("Try again", "small", emits("retry"), "to start the decision module");
  element;

  /**
   * @param {Runtime} runtime
   * @param {readonly HTMLElement[]} chips one for each model, with `data-model`
   */
  constructor(runtime, chips) {
    this.#runtime = runtime;
    this.#models = chips.map((chip) => {
      const mark = make("span.wm-dropped", "out");
      const title = chip.textContent?.trim() ?? "";
      return { model: chip.dataset["model"] ?? "", title, item: make("li", chip, mark), mark };
    });
    const title = make("p.wm-possible-title", { id: "wm-possible-title" }, "Models still possible");
    const items = this.#models.map(({ item }) => item);
    this.element = make(
      "div.wm-possible",
      { role: "group", "aria-labelledby": title.id },
      title,
      make("ul.wm-possible-models", items),
      [this.#none, this.#why, this.#note, this.#retry],
    );
    this.#show(null);
    this.#say("");
  }

  /** The question that can still matter first, for the answers followed last; undefined where it is not known. */
  get nextQuestion() {
    return this.#prospects?.next_question;
  }

  /** Drop whatever is still to come. */
  clear() {
    this.#latest.drop();
    this.#prospects = null;
  }

  /** Show what the answers so far leave possible, as soon as Python can tell. @type {(answers: Answers) => void} */
  follow(answers) {
    this.clear();
    if (this.#runtime.state !== "ready") return;
    this.#latest.take(
      this.#runtime.call("follow", { answers }),
      (prospects) => {
        this.#prospects = prospects;
        this.#show(prospects);
        emit(this.element, "followed", prospects.decided, this.#inWords(prospects));
      },
      // Only the row of chips stays as it was; asking for the result says what is wrong.
      () => {},
    );
  }

  /** @param {boolean} answered whether there is an answer yet */
  runtimeChanged(answered) {
    const { state, trouble, progress } = this.#runtime;
    if (state === "failed") {
      this.#show(null);
      this.#say(`We cannot tell now. ${failureInWords(this.#runtime)} You can go on answering.`, true);
    } else if (state === "loading" && trouble) {
      const came = progressInWords(progress);
      this.#say(`${startInWords(trouble)} ${came && `${came} have come. `}You can go on answering.`);
    } else {
      const waits = answered && state !== "ready";
      this.#say(waits ? "This row follows your answers as soon as the decision module has started." : "");
    }
  }

  /** @param {Prospects | null} prospects */
  #show(prospects) {
    // Where none is left alone, all six crossed out would look as if nothing fitted.
    const none = prospects?.possible.length === 0;
    this.#none.hidden = !none;
    for (const { model, item, mark } of this.#models) {
      const dropped = prospects !== null && !none && !prospects.possible.includes(model);
      item.classList.toggle("wm-is-dropped", dropped);
      mark.hidden = !dropped;
    }
    const out = none ? [] : (prospects?.dropped ?? []);
    const reasons = out.map(({ title, says }) => make("li", make("strong", title), ` ${says}`));
    setText(this.#count, out.length === 1 ? "Why one model is out" : `Why ${out.length} models are out`);
    fill(this.#reasons, reasons);
    this.#why.hidden = out.length === 0;
  }

  /** @param {Prospects} prospects */
  #inWords({ possible, decided }) {
    const titles = possible.map((id) => this.#models.find(({ model }) => model === id)?.title ?? id);
    const left = titles.length ? `Still possible: ${inWords(titles)}.` : "No single model covers your answers.";
    return `${left}${decided ? " Your answers already settle the result." : ""}`;
  }

  /** A quiet line under the chips. @type {(text: string, failed?: boolean) => void} */
  #say(text, failed = false) {
    setText(this.#note, text);
    this.#note.hidden = text === "";
    this.#retry.hidden = !failed;
  }
}
