/**
 * What a page of another site runs: `<which-model-embed>` shows the quiz in a frame, as high as the quiz is.
 *
 * It stands at one address for good, in pages that nobody here can mend. So what it asks of them may not change.
 */
import { LOOK_UP } from "../shared/dom.js";

const NAME = "which-model-embed";
const TITLE = "Quiz: which engagement model fits?";
/** What is higher, in pixels, is no height of the quiz. */
const MOST = 100_000;
/** What is in the element goes once the frame has spoken; until then the frame is as high as most questions are. */
const LOOK = "display:block;width:100%;height:42rem;border:0";
/** Each with its reason on the page that tells how to embed the quiz. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const page = new URL("quiz/embed/", script.src);

class WhichModelEmbed extends HTMLElement {
  #frame = document.createElement("iframe");

  connectedCallback() {
    const frame = this.#frame;
    const address = new URL(page);
    const scheme = this.getAttribute("scheme");
    if (scheme) address.searchParams.set("scheme", scheme);
    const title = this.getAttribute("label") || TITLE;
    Object.assign(frame, {
      title,
      loading: "lazy",
      referrerPolicy: "no-referrer",
      allow: "clipboard-write",
      src: address.href,
    });
    frame.setAttribute("sandbox", SANDBOX);
    frame.style.cssText = LOOK;
    addEventListener("message", this);
    this.append(frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this);
  }

  /** @param {MessageEvent} message from whatever window; only our own page in our own frame counts */
  handleEvent({ origin, source, data }) {
    const frame = this.#frame;
    if (origin !== page.origin || source !== frame.contentWindow) return;
    if (data === LOOK_UP && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    if (typeof data !== "number" || !(data > 0 && data < MOST)) return;
    frame.style.height = `${data}px`;
    // The link for browsers without scripts has stood by until now: the frame might have been refused.
    for (const node of [...this.childNodes]) if (node !== frame) node.remove();
  }
}

function define() {
  if (!customElements.get(NAME)) customElements.define(NAME, WhichModelEmbed);
}

if ("here" in script.dataset) script.after(document.createElement(NAME));
// What is in an element can be told only once it has been read to its end.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", define);
else define();
