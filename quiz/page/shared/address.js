/**
 * An element in the browser's address and history: each of its places is a fragment and a step of its own.
 * What the places are, and what they are called in the address, each element says itself. What programs and people make
 * of an address on its way is undone here.
 */

// The theme writes scroll positions into the history's state, and clicks the fragment of an address
// whose state is null. Neither is wanted here.
const TOP = Object.freeze({ x: 0, y: 0 });

/**
 * Which steps of a stay still lie behind the reader, after the browser stepped back or forward.
 *
 * @param {readonly string[]} steps fragments, the last of them where the reader was
 * @param {string} fragment where the reader is now
 * @returns {string[]} the last of them where the reader is now
 */
export function stepsTo(steps, fragment) {
  const position = steps.slice(0, -1).lastIndexOf(fragment);
  // Forward, or somewhere from before this stay: what lies behind is no longer known.
  return position < 0 ? [fragment] : steps.slice(0, position + 1);
}

/**
 * When to act on a page that is shown again, in milliseconds. WebKit empties every form that is not to be completed,
 * and hears what other pages kept, a moment later, and on a busy device that moment is long.
 */
const ONCE_AND_AGAIN = [0, 100, 500, 2000];

/**
 * Act each time a page that the browser kept whole is shown again, after a step back or forward: it may have
 * heard of nothing that happened meanwhile. To act again changes nothing where the first time was late enough.
 *
 * @type {(act: () => void, signal: AbortSignal) => void}
 */
export function whenShownAgain(act, signal) {
  const shown = (/** @type {PageTransitionEvent} */ { persisted }) => {
    if (persisted) for (const after of ONCE_AND_AGAIN) setTimeout(() => signal.aborted || act(), after);
  };
  window.addEventListener("pageshow", shown, { signal });
}

/** @template Place */
export class Address {
  /** Steps of a frame would stand in the history of the page around it, and be taken by that page's Back. */
  #leavesSteps = window.parent === window;
  /** The page that this stay is on, without a fragment. */
  page = location.pathname + location.search;
  /** The steps of this stay, so that the button Back can be the browser's Back where that leads to the same place. */
  #steps = [location.hash];
  #placeOf;
  #fragmentOf;

  /**
   * @param {(fragment: string) => Place | null} placeOf null where a fragment means something else
   * @param {(place: Place) => string} fragmentOf with the leading `#`, or empty for the page itself
   */
  constructor(placeOf, fragmentOf) {
    this.#placeOf = placeOf;
    this.#fragmentOf = fragmentOf;
  }

  /** Where the address says that the reader is; null where it names something else in the page. */
  get place() {
    return this.#placeOf(location.hash);
  }

  /** The place one step back in the history, if it is known. */
  get before() {
    const fragment = this.#steps.at(-2);
    return fragment === undefined ? null : this.#placeOf(fragment);
  }

  /** @param {Place} place written into the address without a step */
  replace(place) {
    const fragment = this.#fragmentOf(place);
    if (this.#write("replaceState", history.state ?? TOP, fragment)) this.#steps.splice(-1, 1, fragment);
  }

  /** @param {Place} place a step leads there, unless the address is there already */
  push(place) {
    const fragment = this.#fragmentOf(place);
    if (fragment === location.hash) return;
    if (this.#write(this.#leavesSteps ? "pushState" : "replaceState", TOP, fragment)) this.#steps.push(fragment);
  }

  /**
   * Safari refuses more than a hundred steps in half a minute. The reader goes on all the same, and the address
   * follows with a later step.
   *
   * @type {(how: "pushState" | "replaceState", state: unknown, fragment: string) => boolean}
   */
  #write(how, state, fragment) {
    try {
      history[how](state, "", this.page + fragment);
      return true;
    } catch {
      return false;
    }
  }

  /** Use the browser's Back where it leads to a place, and return whether it does. @type {(place: Place) => boolean} */
  stepBackTo(place) {
    if (this.#steps.at(-2) !== this.#fragmentOf(place)) return false;
    if (!this.#leavesSteps) {
      // The reader goes there by a step like any other, which takes the place of both.
      this.#steps.splice(-2);
      return false;
    }
    history.back();
    return true;
  }

  /**
   * Be told of each step that the browser takes within this page.
   *
   * `before-theme.js` sends `wm-step` before the theme hears of the step; without it, `popstate` itself has to
   * do, and the theme may fetch the page again.
   *
   * @param {HTMLElement} host
   * @param {(place: Place | null) => void} act null where the address names something else in the page
   * @param {AbortSignal} signal no more once this is aborted
   */
  listen(host, act, signal) {
    const hear = (/** @type {Event} */ event) => {
      // A step to another page is for the theme.
      if (location.pathname + location.search !== this.page) return;
      event.preventDefault();
      this.#steps = stepsTo(this.#steps, location.hash);
      act(this.place);
    };
    host.addEventListener("wm-step", hear, { signal });
    window.addEventListener("popstate", hear, { signal });
  }
}

/** What is put behind an address by those who count its clicks. */
const COUNTS_CLICKS = /^(utm_\w+|\w+clid|mc_[ce]id|igshid|_hs\w+)=/;

/**
 * @param {string} text a part of an address
 * @returns {string} without percent-encoding, `&amp;`, `=3D` of mails and what has no width, each as often as it was done
 */
export function plain(text) {
  let [before, now] = ["", text];
  while (now !== before) {
    before = now;
    now = now
      .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
      .replace(/&(?:amp;)+/g, "&")
      .replace(/=(?:3D)+/g, "=")
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\s*\n\s*/g, "");
  }
  return now;
}

/**
 * @param {string} fragment with or without the leading `#`, or an address that ends in one
 * @returns {string[]} its parts, without punctuation around them and without what counts clicks
 */
export function partsOf(fragment) {
  const text = plain(fragment);
  return text
    .slice(text.indexOf("#") + 1)
    .split(/[&?]/)
    .map((part) => part.replace(/^[^a-z0-9]+|[^a-z0-9=]+$/gi, ""))
    .filter((part) => part && !COUNTS_CLICKS.test(part));
}

/** The fragment of this page's address; where a program took it for a part of the query, from there. */
export function fragmentHere() {
  const query = plain(location.search);
  return location.hash || (query.includes("#") ? query.slice(query.indexOf("#")) : "");
}

/** @param {string} codes */
function decoded(codes) {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}
