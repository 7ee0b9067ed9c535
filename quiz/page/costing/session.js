/**
 * One stay of the comparison of costs in the page: it hands what is typed to Python, and shows what comes of it.
 *
 * @import { Costs } from "./costs.js"
 */
import { Outcome } from "../runtime/outcome.js";
import { Session } from "../runtime/session.js";
import { bringToTop, make } from "../shared/dom.js";
import { hear } from "../shared/events.js";
import { costsView } from "./costs-view.js";
import { FiguresForm } from "./figures-form.js";

export class CostSession extends Session {
  /**
   * What was typed when the last stay ended: whoever reads another page meanwhile finds it again. It goes with the
   * document, which the theme keeps from page to page.
   *
   * @type {ReadonlyMap<string, string>}
   */
  static #left = new Map();
  #form;
  #outcome;
  #actions = make(
    "div.wm-costs-actions",
    make("div.wm-actions", make("button.wm-button.wm-button--primary", { type: "submit" }, "Compare")),
    make(
      "p.wm-privacy",
      "Your figures stay in this page. They are not sent, and they are gone when you close or reload it.",
    ),
  );

  /**
   * @param {HTMLElement} host
   * @param {HTMLFormElement} form
   */
  constructor(host, form) {
    super(host);
    this.#form = new FiguresForm(form);
    this.#form.putBack(CostSession.#left);
    this.#outcome = new Outcome({ page: this.attribute("by-hand"), name: "table of sums on this page" });
    form.append(this.#actions);
    this.add(this.#outcome.element);
    form.after(this.#outcome.element);
    this.enter("question", false);
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        this.#compare();
      },
      { signal: this.signal },
    );
    // A table beside other figures than those it was made of would mislead.
    form.addEventListener("input", () => this.#clear(), { signal: this.signal });
    hear(host, this.signal, {
      retry: () => {
        this.runtime.retry();
        this.#compare();
      },
      back: () => {
        this.#clear();
        form.querySelector("input")?.focus();
      },
    });
    this.runtimeChanged();
  }

  /** @override */
  end() {
    super.end();
    CostSession.#left = this.#form.typed;
    this.#outcome.clear();
    this.#form.forgive();
    this.#actions.remove();
  }

  /** @override */
  runtimeChanged() {
    super.runtimeChanged();
    this.#outcome.runtimeChanged(this.runtime);
  }

  #clear() {
    this.#outcome.clear();
    this.enter("question", false);
    this.announce("");
  }

  /** @override To the result, which stands below the form. */
  scrollUp() {
    bringToTop(this.#outcome.element, this.signal);
  }

  #compare() {
    const { currency, figures } = this.#form;
    this.#form.forgive();
    this.#outcome.clear();
    this.#outcome.wait(() => this.runtime.call("cost", figures), {
      title: "Your comparison is on its way",
      now: this.runtime,
      moved: true,
      found: (reply, focus) => {
        const costs = /** @type {Costs} */ (reply);
        this.#outcome.showResult(costsView(costs, currency), focus, costs.says.join(" "));
      },
      refused: ({ problems }) => {
        const title = make("h2", "Something in the form cannot be used");
        // Once the words stand that say so, the focus goes to where it is.
        queueMicrotask(() => this.#form.complain(problems));
        return {
          element: make("section.wm-problem", title, make("p", "It is said there, at the figure in question.")),
          title,
        };
      },
    });
    this.scrollUp();
  }
}
