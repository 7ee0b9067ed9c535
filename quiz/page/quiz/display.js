/**
 * Shows a place of the quiz: a question, the review, a result, or all pieces of work; and around it whose
 * answers they are.
 *
 * @import { AnswerStore } from "../kept/answer-store.js"
 * @import { Open } from "../kept/open-view.js"
 * @import { Opened } from "../runtime/calls.js"
 * @import { Session } from "../runtime/session.js"
 * @import { Answers, Question } from "../shared/questions.js"
 * @import { AskingPlace, Place } from "./places.js"
 *
 * @typedef {object} DisplayParts
 * @property {HTMLFormElement} form
 * @property {HTMLTemplateElement} template of the models' chips
 * @property {readonly [Question, ...Question[]]} questions
 * @property {AnswerStore} store
 * @property {Open} open
 */
import { QuestionView } from "../asking/question-view.js";
import { reviewView } from "../asking/review-view.js";
import { StillPossible } from "../asking/still-possible.js";
import { openPanel } from "../kept/open-view.js";
import { ResultOutcome } from "../result/outcome.js";
import { focusOn, make } from "../shared/dom.js";
import { allChips, chipsFrom } from "../shared/model-chips.js";
import { unfoldForPrint } from "../shared/print.js";
import { selectAnswers } from "../shared/questions.js";
import { worksBar } from "../works/bar.js";
import { WorksOutcome } from "../works/outcome.js";
import { NoticeView } from "./notice-view.js";
import { fragmentOf, isAsking } from "./places.js";

export class QuizDisplay {
  #session;
  #questions;
  #store;
  /** About how many questions it takes, by how many are answered. */
  #typical;
  #question;
  #saved;
  /** The line that says which piece of work is answered. */
  #bar = make("div.wm-works-line");
  notice = new NoticeView();
  possible;
  outcome;
  works;

  /**
   * @param {Session} session
   * @param {DisplayParts} parts
   */
  constructor(session, { form, template, questions, store, open }) {
    const { runtime } = session;
    const paper = session.attribute("paper");
    const chip = chipsFrom(template);
    this.#session = session;
    this.#questions = questions;
    this.#store = store;
    this.#typical = session.attribute("typical").split(" ").map(Number);
    this.#question = new QuestionView(form, questions);
    this.possible = new StillPossible(runtime, allChips(template));
    this.outcome = new ResultOutcome(runtime, { questions, chip, page: session.attribute("page"), paper });
    this.works = new WorksOutcome(runtime, store, { questions, chip, paper });
    this.#saved = openPanel(open);
    form.before(this.notice.element, this.#bar);
    session.add(this.possible.element, this.outcome.element, this.works.element, this.#saved, this.notice.privacy);
    unfoldForPrint(this.outcome.element, session.signal);
  }

  /** Leave the page as it was found. */
  remove() {
    this.#clear();
    for (const part of [this.#question, this.notice.element, this.#bar]) part.remove();
  }

  /**
   * @param {Place} place
   * @param {boolean} moved whether the reader moved here, so that focus follows
   */
  show(place, moved) {
    // Which section was unfolded only the address says: nothing of it is kept.
    if (place.kind === "result") this.#store.place = fragmentOf({ kind: "result" });
    else if (place.kind !== "try" && place.kind !== "works") this.#store.place = fragmentOf(place);
    this.showAsKept(place, moved);
  }

  /**
   * The same, without a trace in what is kept: where another tab has just written it.
   *
   * @type {(place: Place, moved: boolean) => void}
   */
  showAsKept(place, moved) {
    this.#prepare(place);
    if (isAsking(place)) this.#ask(place, moved);
    else if (place.kind === "review") this.#review(moved);
    else if (place.kind === "works") {
      this.#session.enter("result", false);
      this.works.show(moved);
    } else if (place.kind === "try") this.#decide(place.sets, moved);
    else this.#decide(null, moved, "part" in place ? place.part : "");
    if (moved) this.#session.scrollUp();
  }

  /**
   * Open a private link in the place of the result.
   *
   * @type {(link: string, moved: boolean, opened: (found: Opened, focus: boolean) => void) => void}
   */
  openLink(link, moved, opened) {
    this.#prepare({ kind: "result" });
    const hasAnswers = Object.keys(this.#store.answers).length > 0;
    const leave = hasAnswers ? "Go to my own answers" : "Answer the questions";
    this.outcome.open(link, { moved, opened, leave });
  }

  /** @param {Place} place show whose answers these are, and where they are kept */
  showAround(place) {
    const { remembers, answers, works, work, isVisiting } = this.#store;
    // The result has its own button to forget, and its own list of works.
    this.notice.show(remembers, place.kind !== "result" && Object.keys(answers).length > 0);
    // A name that somebody is writing stays.
    if (!this.#bar.contains(document.activeElement) || !this.#bar.querySelector("input"))
      this.#bar.replaceChildren(worksBar(works, work.id));
    this.#bar.hidden = isVisiting || place.kind === "works";
    this.#saved.hidden = place.kind === "review" || place.kind === "works" || place.kind === "try";
  }

  /** Choose in the form what is kept. */
  select() {
    selectAnswers(this.#questions, this.#store.answers);
  }

  /** Show what the answers so far leave possible. */
  follow() {
    this.possible.follow(this.#store.answers);
  }

  /**
   * The reader sees what the answers leave possible.
   *
   * @param {boolean} decided whether they settle the result
   * @param {string} says all of it in words
   */
  followed(decided, says) {
    this.#question.settle(decided);
    this.#session.announce(`${this.#question.progress}. ${says}`);
  }

  /** Say what the runtime is doing, where somebody waits for it. */
  runtimeChanged() {
    this.possible.runtimeChanged(Object.keys(this.#store.answers).length > 0);
    this.outcome.runtimeChanged(this.#session.runtime);
    this.works.runtimeChanged();
  }

  #clear() {
    for (const part of [this.possible, this.outcome, this.works]) part.clear();
  }

  /** @param {Place} place clear what was shown before, and show what stands around a place */
  #prepare(place) {
    this.#clear();
    this.select();
    this.showAround(place);
    if (!isAsking(place)) this.#question.hide();
    this.possible.element.hidden = !isAsking(place);
  }

  /** @type {(place: AskingPlace, moved: boolean) => void} */
  #ask({ kind, factor }, moved) {
    const others = Object.keys(this.#store.answers).filter((answered) => answered !== factor).length;
    const changing = kind === "change" ? "result" : kind === "amend" ? "review" : "";
    this.#session.enter("question", false);
    this.#question.show({ factor, changing, more: (this.#typical[others] ?? 1) - 1 });
    if (moved) this.#question.focus();
    this.#session.announce(this.#question.progress);
    this.follow();
  }

  /** @param {boolean} moved */
  #review(moved) {
    this.#session.enter("review", false);
    const { element, title, says } = reviewView(this.#questions, this.#store);
    this.outcome.element.replaceChildren(element);
    if (moved) focusOn(title);
    this.#session.announce(says);
  }

  /** @type {(tried: Answers | null, moved: boolean, part?: string) => void} */
  #decide(tried, moved, part = "") {
    const { answers, isVisiting, works } = this.#store;
    this.outcome.show({ ...answers, ...tried }, { moved, sets: tried, works: isVisiting ? 0 : works.length, part });
  }
}
