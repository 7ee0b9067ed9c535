/**
 * One stay of the quiz in the page. It only directs: where the reader is (the address), what they
 * answered (the store), what Python says (the runtime), and what is shown (the display).
 *
 * @import { Question } from "../shared/questions.js"
 * @import { Place } from "./places.js"
 */
import { AnswerStore, STORAGE_KEY } from "../kept/answer-store.js";
import { browserStorage } from "../kept/kept-text.js";
import { forgetOfflineCopy } from "../kept/offline-copy.js";
import { CallRefused } from "../python/trouble.js";
import { Session } from "../runtime/session.js";
import { Address, whenShownAgain } from "../shared/address.js";
import { hear } from "../shared/events.js";
import { addressOf } from "../shared/site-root.js";
import { QuizDisplay } from "./display.js";
import { takeOnce } from "./hurry.js";
import { Incoming } from "./incoming.js";
import { firstOpen, fragmentOf, isAsking, placeAfter, placeBefore, placeOf } from "./places.js";

export class QuizSession extends Session {
  #known;
  #factors;
  #store;
  /** @type {Address<Place>} */
  #address;
  #display;
  #incoming;
  /** @type {Place} */
  #place;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} template of the models' chips
   * @param {readonly [Question, ...Question[]]} questions
   */
  constructor(host, form, template, questions) {
    super(host);
    const known = new Map(questions.map(({ factor, options }) => [factor, new Set(options.keys())]));
    this.#known = known;
    this.#factors = questions.map((question) => question.factor);
    this.#store = new AnswerStore(browserStorage(), known);
    this.#address = new Address((fragment) => placeOf(fragment, known), fragmentOf);
    const open = (/** @type {string} */ text) => this.#openSaved(text);
    this.#display = new QuizDisplay(this, { form, template, questions, store: this.#store, open });
    this.#incoming = new Incoming(known, this.#store, this.#display.notice);
    this.#place = this.#firstPlace();
    if (!this.#incoming.sealed && !this.#incoming.lost) this.#address.replace(this.#place);
    this.#listen();
    this.#show(false);
    this.runtimeChanged();
  }

  /** @override */
  end() {
    super.end();
    this.#display.remove();
  }

  #listen() {
    const { host, signal } = this;
    takeOnce(host, signal);
    hear(host, signal, {
      // Where the reader goes
      next: () =>
        this.#goTo(placeAfter(this.#place, this.#factors, this.#store.answers, this.#display.possible.nextQuestion)),
      back: () => this.#goBack(),
      review: () => this.#goTo({ kind: "review" }),
      result: () => this.#goTo({ kind: "result" }),
      change: (factor) => this.#goTo({ kind: this.#place.kind === "review" ? "amend" : "change", factor }),
      tryOut: (sets) => this.#goTo({ kind: "try", sets }),
      unfolded: (part) => {
        // A result that is only tried has an address of its own.
        if (this.#place.kind !== "result") return;
        this.#place = { kind: "result", ...(part && { part }) };
        this.#address.replace(this.#place);
      },
      seeWorks: () => this.#goTo({ kind: "works" }),
      leave: () => this.#goTo(this.#lastPlace()),
      retry: () => {
        this.runtime.retry();
        if (!isAsking(this.#place)) this.#show(true);
      },
      // What the reader does with the answers
      answered: (factor, option) => {
        this.#store.answer(factor, option);
        this.#display.showAround(this.#place);
        this.#display.runtimeChanged();
        this.#display.follow();
      },
      followed: (decided, says) => this.#display.followed(decided, says),
      adopt: (sets) => {
        this.#store.adopt(sets);
        this.#showResultHere(true);
      },
      startAgain: () => {
        this.#store.startAgain();
        this.#goToStart();
      },
      forget: () => {
        this.#store.forget();
        void forgetOfflineCopy(addressOf(""));
        this.#goToStart();
        this.#display.notice.tell("forgotten");
      },
      takeOwn: () => {
        this.#store.takeOwn();
        this.#goTo(this.#lastPlace());
      },
      // What the reader does with pieces of work
      keepVisiting: () => {
        if (this.#store.keepVisiting()) this.#goTo({ kind: "works" });
        else this.#display.notice.tell("noRoom");
      },
      addWork: () => {
        const isAdded = this.#store.addWork();
        if (isAdded) this.#goToStart();
        else this.#goTo({ kind: "works" });
        if (!isAdded) this.#display.notice.tell("noRoom");
      },
      openWork: (id) => {
        this.#store.openWork(id);
        this.#goTo(this.#lastPlace());
        if (this.runtime.state === "ready") void this.#recount();
      },
      renameWork: (id, name) => {
        this.#store.renameWork(id, name);
        this.#display.works.update();
      },
      removeWork: (id) => {
        this.#store.removeWork(id);
        this.#display.works.update();
      },
    });
    this.#address.listen(host, (place) => this.#stepped(place), signal);
    const isOurs = (/** @type {string | null} */ key) => key === null || key === STORAGE_KEY;
    window.addEventListener("storage", ({ key }) => isOurs(key) && this.#follow(), { signal });
    const shownAgain = () => {
      this.#display.select();
      this.#follow();
    };
    whenShownAgain(shownAgain, signal);
    window.addEventListener("online", () => this.#connected(), { signal });
  }

  // Where the reader is

  /** @returns {Place} */
  #firstPlace() {
    const fromLink = this.#incoming.take();
    if (fromLink) return fromLink;
    const { isVisiting, answers } = this.#store;
    this.#display.notice.moved(isVisiting);
    if (this.#address.place) return this.#address.place;
    if (this.#incoming.lost) this.#display.notice.lost(this.#incoming.lost);
    else if (!isVisiting && Object.keys(answers).length) this.#display.notice.tell("resumed");
    return this.#lastPlace();
  }

  /** Where the reader last was with the answers that are shown. */
  #lastPlace() {
    return placeOf(this.#store.place, this.#known) ?? firstOpen(this.#factors, this.#store.answers);
  }

  /** @param {Place} place */
  #goTo(place) {
    this.#incoming.drop();
    this.#address.push(place);
    this.#place = place;
    this.#display.notice.moved(this.#store.isVisiting);
    this.#show(true);
  }

  #goBack() {
    const place = placeBefore(this.#place, this.#factors, this.#address.before);
    if (place && !this.#address.stepBackTo(place)) this.#goTo(place);
  }

  #goToStart() {
    this.#goTo({ kind: "question", factor: this.#factors[0] ?? "" });
  }

  /**
   * The reader went back or forward, or followed a link within the page.
   *
   * @param {Place | null} place null where the address holds something else
   */
  #stepped(place) {
    this.#incoming.drop();
    const fromLink = place ? null : this.#incoming.take();
    if (fromLink && !this.#incoming.sealed) this.#address.replace(fromLink);
    const wanted = place ?? fromLink;
    if (this.#incoming.lost) this.#display.notice.lost(this.#incoming.lost);
    if (!wanted) return;
    if (place) this.#display.notice.moved(this.#store.isVisiting);
    this.#place = wanted;
    this.#show(true);
  }

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    const { sealed } = this.#incoming;
    if (!sealed) this.#display.show(this.#place, moved);
    else {
      this.#display.openLink(sealed, moved, (found, focus) => {
        this.#incoming.accept(found);
        this.#showResultHere(focus);
      });
    }
  }

  /** Show the result in the present step: Back leads to what was before it. @type {(moved: boolean) => void} */
  #showResultHere(moved) {
    this.#place = { kind: "result" };
    this.#address.replace(this.#place);
    this.#show(moved);
  }

  // What Python says

  /** @override */
  runtimeChanged() {
    super.runtimeChanged();
    this.#display.runtimeChanged();
    if (this.runtime.state !== "ready") return;
    if (isAsking(this.#place)) this.#display.follow();
    void this.#recount();
  }

  /** Answers of an earlier version may have a meaning under another name: ask once Python is there. */
  async #recount() {
    const { uncounted } = this.#store;
    if (!Object.keys(uncounted).length) return;
    const found = await this.runtime.call("check", { answers: uncounted }).catch(() => null);
    if (!found || this.signal.aborted || this.#store.uncounted !== uncounted) return;
    if (!Object.keys(found.answers).length) return;
    const stale = found.dropped.map(({ key }) => key);
    this.#store.recount(found.answers, stale);
    this.#show(false);
  }

  /** The connection is back: what failed is tried again, without taking the focus from what somebody does. */
  #connected() {
    if (this.runtime.state !== "failed") return;
    const focus = this.#display.outcome.hasFocus;
    this.runtime.retry();
    if (!isAsking(this.#place) && this.#place.kind !== "review") this.#show(focus);
  }

  /**
   * Open the text of a file or of the clipboard, and return what is wrong with it.
   *
   * @type {(text: string) => Promise<readonly string[]>}
   */
  async #openSaved(text) {
    try {
      const found = await this.runtime.call("open", { text });
      if (this.signal.aborted) return [];
      this.#incoming.accept(found);
    } catch (error) {
      if (error instanceof CallRefused) return error.messages;
      throw error;
    }
    this.#place = { kind: "result" };
    this.#address.push(this.#place);
    this.#show(true);
    return [];
  }

  /** Show what is kept by now, where somebody has changed it elsewhere. */
  #follow() {
    const changed = this.#store.follow();
    if (this.#incoming.sealed || !(changed.shown || (changed.works && this.#place.kind === "works"))) return;
    if (this.#store.isVisiting) this.#display.notice.moved(true);
    else this.#display.notice.tell("changedElsewhere");
    this.#display.showAsKept(this.#place, false);
  }
}
