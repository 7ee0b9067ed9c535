/**
 * What the quiz is made of, put into the page and taken out again: the store, the runtime, the address
 * and every view. It decides nothing.
 *
 * @typedef {import("../asking/question-form.js").Question} Question
 *
 * @typedef {object} PartActions what each part tells the quiz
 * @property {import("../asking/question-view.js").QuestionActions} question
 * @property {import("./notice-view.js").NoticeActions} notice
 * @property {import("../result/result-view.js").ResultActions} result
 * @property {import("../result/outcome-view.js").Handlers} outcome
 * @property {{ open(id: string): void, add(): void, retry(): void }} works
 * @property {(text: string) => Promise<{ problems: readonly string[] }>} openSaved
 * @property {() => void} retry
 * @property {(text: string) => void} announce
 */
import { AnswerStore, browserStorage } from "../kept/answer-store.js";
import { button, make } from "../shared/dom.js";
import { ModelChips } from "../shared/model-chips.js";
import { NoticeView } from "./notice-view.js";
import { openPanel } from "../kept/open-view.js";
import { OutcomeView } from "../result/outcome-view.js";
import { PossibleFollower } from "../asking/possible-follower.js";
import { PossibleView } from "../asking/possible-view.js";
import { QuestionView } from "../asking/question-view.js";
import { QuizAddress } from "./address.js";
import { borrowRuntime } from "../runtime/shared-runtime.js";
import { addressOf } from "../shared/site-root.js";
import { WorksOutcome } from "../works/outcome.js";

export class QuizParts {
  questions;
  /** @type {readonly string[]} */
  factors;
  /** @type {import("../kept/prefill.js").KnownOptions} */
  known;
  /** About how many questions it takes, by how many are answered. @type {readonly number[]} */
  typical;
  store;
  runtime;
  address;
  question;
  possible;
  follower;
  notice;
  outcome;
  works;
  /** The line that says which piece of work is answered. */
  bar = make("div", { class: "wm-works-line" });
  saved;
  live = make("p", { class: "wm-visually-hidden", role: "status" });
  #giveBack;
  #plainNote;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} template
   * @param {readonly Question[]} questions
   * @param {PartActions} act
   */
  constructor(host, form, template, questions, act) {
    this.questions = questions;
    this.factors = questions.map((question) => question.factor);
    this.known = new Map(questions.map((question) => [question.factor, new Set(question.options.keys())]));
    this.typical = (host.getAttribute("typical") ?? "").split(" ").map(Number);
    this.store = new AnswerStore(browserStorage(), this.known);
    const { runtime, giveBack } = borrowRuntime({
      runtimeUrl: addressOf(host.getAttribute("runtime") ?? ""),
      moduleUrl: addressOf(host.getAttribute("module") ?? ""),
    });
    this.runtime = runtime;
    this.#giveBack = giveBack;
    this.address = new QuizAddress(this.known);

    this.#plainNote = host.querySelector(".wm-without-script");
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = true;
    const chips = new ModelChips(template);
    const retry = button("Try again", "small", act.retry, "to start the decision module");
    this.question = new QuestionView(form, questions, act.question);
    this.possible = new PossibleView(chips.all(), retry);
    this.follower = new PossibleFollower(runtime, this.possible, this.question, act.announce);
    this.notice = new NoticeView(act.notice);
    this.outcome = new OutcomeView(
      runtime,
      chips,
      questions,
      host.getAttribute("paper") ?? "",
      act.result,
      act.outcome,
    );
    const chip = (/** @type {string} */ model) => chips.one(model);
    const paper = host.getAttribute("paper") ?? "";
    this.works = new WorksOutcome(runtime, this.store, {
      questions,
      paper,
      chip,
      announce: act.announce,
      act: act.works,
    });
    this.saved = openPanel({ open: act.openSaved });
    form.before(this.notice.element, this.bar);
    host.append(
      this.possible.element,
      this.outcome.element,
      this.works.element,
      this.saved,
      this.notice.privacy,
      this.live,
    );
  }

  /** Leave the page as it was found. */
  remove() {
    this.follower.clear();
    this.outcome.clear();
    this.works.clear();
    this.#giveBack();
    this.question.remove();
    const { possible, notice, outcome, works, bar, saved, live } = this;
    for (const part of [
      possible.element,
      notice.element,
      notice.privacy,
      outcome.element,
      works.element,
      bar,
      saved,
      live,
    ])
      part.remove();
    if (this.#plainNote instanceof HTMLElement) this.#plainNote.hidden = false;
  }
}
