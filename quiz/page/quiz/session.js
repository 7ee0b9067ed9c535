/**
 * One stay of the quiz in the page. It only directs: where the reader is (the address), what they
 * answered (the store), what Python says (the runtime), and which view shows it.
 *
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("../kept/prefill.js").Answers} Answers
 */
import { STORAGE_KEY } from "../kept/answer-store.js";
import { whenIdle } from "../runtime/idle.js";
import { Incoming } from "./incoming.js";
import { isAsking, placeOf } from "./places.js";
import { unfoldForPrint } from "../shared/print.js";
import { QuizDisplay } from "./display.js";
import { QuizParts } from "./parts.js";
import { firstOpen, placeAfter, placeBefore } from "./route.js";

export class QuizSession {
  #host;
  #parts;
  #display;
  #stop = new AbortController();
  #incoming;
  /** @type {Place} */
  #place;

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} chips
   * @param {readonly import("../asking/question-form.js").Question[]} questions
   */
  constructor(host, form, chips, questions) {
    this.#host = host;
    const startAgain = () => this.#startAgain();
    const forget = () => this.#forget();
    const back = () => this.#goBack();
    const retry = () => this.#retry();
    const addWork = () => this.#addWork();
    const announce = (/** @type {string} */ text) => this.#display.announce(text);
    this.#parts = new QuizParts(host, form, chips, questions, {
      question: {
        next: () => this.#goOn(),
        back,
        review: () => this.#goTo({ kind: "review" }),
        answered: (factor, option) => this.#answered(factor, option),
      },
      notice: { takeOwn: () => this.#takeOwn(), keepVisiting: () => this.#keepVisiting(), startAgain, forget },
      result: {
        change: (factor) => this.#goTo({ kind: "change", factor }),
        tryOut: (sets) => this.#goTo({ kind: "try", sets }),
        undo: back,
        adopt: (sets) => this.#adopt(sets),
        addWork,
        seeWorks: () => this.#goTo({ kind: "works" }),
        startAgain,
        forget,
      },
      outcome: {
        retry,
        back,
        entered: (state, busy) => this.#display.enter(state, busy),
        announce,
        focused: () => this.#display.scrollUp(),
      },
      works: { open: (id) => this.#openWork(id), add: addWork, retry },
      openSaved: (text) =>
        this.#incoming.openSaved(
          text,
          () => {
            this.#place = { kind: "result" };
            this.#parts.address.push(this.#place);
            this.#show(true);
          },
          this.#stop.signal,
        ),
      retry,
      announce,
    });
    const goTo = (/** @type {Place} */ place) => this.#goTo(place);
    this.#display = new QuizDisplay(host, this.#parts, { goTo, goBack: back, addWork }, this.#stop.signal);
    this.#incoming = new Incoming(this.#parts);
    this.#place = this.#firstPlace();
    if (!this.#incoming.isSealed) this.#parts.address.replace(this.#place);
    this.#listen();
    this.#show(false);
    this.#runtimeChanged();
  }

  /** Leave the page as it was found. */
  end() {
    this.#stop.abort();
    this.#parts.remove();
    for (const name of ["data-state", "data-runtime", "aria-busy"]) this.#host.removeAttribute(name);
  }

  get #store() {
    return this.#parts.store;
  }

  #listen() {
    const { signal } = this.#stop;
    const { address, outcome, runtime } = this.#parts;
    address.listen(this.#host, (place) => this.#stepped(place), signal);
    unfoldForPrint(outcome.element, signal);
    runtime.addEventListener("change", () => this.#runtimeChanged(), { signal });
    window.addEventListener("storage", (event) => this.#keptElsewhere(event), { signal });
    window.addEventListener("online", () => this.#connected(), { signal });
    whenIdle(() => runtime.start(), signal);
  }

  // Where the reader is

  /** @returns {Place} */
  #firstPlace() {
    const fromLink = this.#incoming.take();
    if (fromLink) return fromLink;
    const { isVisiting, answers } = this.#store;
    const { address, known, notice } = this.#parts;
    notice.moved(isVisiting);
    if (address.place) return address.place;
    if (!isVisiting && Object.keys(answers).length) notice.resumed();
    return placeOf(this.#store.place, known) ?? this.#firstOpen();
  }

  #firstOpen() {
    return firstOpen(this.#parts.factors, this.#store.answers);
  }

  /** @param {Place} place */
  #goTo(place) {
    this.#incoming.drop();
    this.#parts.address.push(place);
    this.#place = place;
    this.#parts.notice.moved(this.#store.isVisiting);
    this.#show(true);
  }

  #goOn() {
    const { factors, follower } = this.#parts;
    this.#goTo(placeAfter(this.#place, factors, this.#store.answers, follower.nextQuestion));
  }

  #goBack() {
    const { address, factors } = this.#parts;
    const place = placeBefore(this.#place, factors, address.before);
    if (place && !address.stepBackTo(place)) this.#goTo(place);
  }

  /**
   * The reader went back or forward, or followed a link within the page.
   *
   * @param {Place | null} place null where the address holds something else
   */
  #stepped(place) {
    this.#incoming.drop();
    const fromLink = place ? null : this.#incoming.take();
    if (fromLink && !this.#incoming.isSealed) this.#parts.address.replace(fromLink);
    const wanted = place ?? fromLink;
    if (!wanted) return;
    if (place) this.#parts.notice.moved(this.#store.isVisiting);
    this.#place = wanted;
    this.#show(true);
  }

  /** @param {boolean} moved whether the reader moved here, so that focus follows */
  #show(moved) {
    if (!this.#incoming.isSealed) {
      this.#display.show(this.#place, moved);
      return;
    }
    this.#display.prepare(this.#place);
    this.#openSealed(moved);
  }

  // What Python says

  /**
   * @param {string} factor
   * @param {string} option
   */
  #answered(factor, option) {
    this.#store.answer(factor, option);
    this.#display.showAround(this.#place);
    this.#parts.follower.runtimeChanged(true);
    this.#parts.follower.follow(this.#store.answers);
  }

  #runtimeChanged() {
    const { runtime, follower, outcome, works } = this.#parts;
    this.#host.dataset["runtime"] = runtime.state;
    follower.runtimeChanged(Object.keys(this.#store.answers).length > 0);
    outcome.runtimeChanged();
    works.runtimeChanged();
    if (runtime.state !== "ready") return;
    if (isAsking(this.#place)) follower.follow(this.#store.answers);
    void this.#recount();
  }

  /** Answers of an earlier version may have a meaning under another name: ask once Python is there. */
  async #recount() {
    const { uncounted } = this.#store;
    if (!Object.keys(uncounted).length) return;
    const found = await this.#parts.runtime.check(uncounted).catch(() => null);
    if (!found || this.#stop.signal.aborted || this.#store.uncounted !== uncounted) return;
    if (!Object.keys(found.answers).length) return;
    this.#store.recount(
      found.answers,
      found.dropped.map(({ key }) => key),
    );
    this.#show(false);
  }

  #retry() {
    this.#parts.runtime.retry();
    if (!isAsking(this.#place)) this.#show(true);
  }

  /** The connection is back: what failed is tried again, without taking the focus from what somebody does. */
  #connected() {
    const { runtime, outcome } = this.#parts;
    if (runtime.state !== "failed") return;
    const focus = outcome.element.contains(document.activeElement);
    runtime.retry();
    if (!isAsking(this.#place) && this.#place.kind !== "review") this.#show(focus);
  }

  /** @param {boolean} moved */
  #openSealed(moved) {
    this.#incoming.openSealed(moved, {
      opened: (focus) => {
        this.#place = { kind: "result" };
        this.#parts.address.replace(this.#place);
        this.#show(focus);
      },
      leave: () => this.#goToLastPlace(),
    });
  }

  /** @param {StorageEvent} event */
  #keptElsewhere({ key }) {
    if (key !== null && key !== STORAGE_KEY) return;
    const changed = this.#store.follow();
    if (this.#incoming.isSealed || !(changed.shown || (changed.works && this.#place.kind === "works"))) return;
    if (this.#store.isVisiting) this.#parts.notice.moved(true);
    else this.#parts.notice.changedElsewhere();
    this.#display.showAsKept(this.#place, false);
  }

  // What the reader does with all of it

  #startAgain() {
    this.#store.startAgain();
    this.#goToStart();
  }

  #forget() {
    this.#store.forget();
    this.#goToStart();
    this.#parts.notice.forgotten();
  }

  #takeOwn() {
    this.#store.takeOwn();
    this.#goToLastPlace();
  }

  #keepVisiting() {
    if (this.#store.keepVisiting()) this.#goTo({ kind: "works" });
    else this.#parts.notice.noRoom();
  }

  /** @param {Answers} sets */
  #adopt(sets) {
    this.#store.adopt(sets);
    // In the place of the trial, which is none any more: Back leads to the result before it.
    this.#place = { kind: "result" };
    this.#parts.address.replace(this.#place);
    this.#show(true);
  }

  #addWork() {
    if (this.#store.addWork()) {
      this.#goToStart();
      return;
    }
    this.#goTo({ kind: "works" });
    this.#parts.notice.noRoom();
  }

  /** @param {string} id */
  #openWork(id) {
    this.#store.openWork(id);
    this.#goToLastPlace();
    if (this.#parts.runtime.state === "ready") void this.#recount();
  }

  /** Go to where the reader last was with the answers that are shown. */
  #goToLastPlace() {
    this.#goTo(placeOf(this.#store.place, this.#parts.known) ?? this.#firstOpen());
  }

  #goToStart() {
    this.#goTo({ kind: "question", factor: this.#parts.factors[0] ?? "" });
  }
}
