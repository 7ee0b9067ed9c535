/**
 * The worker of the search. It stands before the theme's own, which does the searching: what was typed becomes a query
 * that forgives, and what was found is put in order, with what each thing is. It also fetches what there is to find,
 * which the theme would read in the page, where everything else waits meanwhile.
 *
 * @typedef {{ location: string, title: string, text: string, tags?: string[], kind?: string, path?: string }} Entry
 *   a page, or a section of one; `tags` are other names of it, and `path` has the words of its address
 * @typedef {Entry & { score: number, terms: Record<string, boolean> }} Item an entry that was found; where `terms` has
 *   a word as false, the reader is told that it is missing there
 * @typedef {{ names: readonly string[], text: string }} Known an entry as forms of words, joined by blanks
 */

/** Where the site begins, from the folder of this file. */
const ROOT = "../../../";
/** What the theme's worker is told, and what it says. */
const [SETUP, QUERY, RESULT] = [0, 2, 3];
/** How much more a word counts as it was typed than as the beginning of another. */
const [AS_TYPED, BEGINNING] = [20, 5];
/** How much the words of an address count; those of a title count twice as much. */
const OF_PATH = 4;
/**
 * How many times as much an entry counts that is called what was typed, less where that is but the beginning of its name;
 * and one that has none of the words.
 */
const [CALLED_SO, LACKING_ALL] = [1000, 0.01];
/** Milliseconds before what there is to find is asked for again. */
const [FIRST_WAIT, LONGEST_WAIT] = [1_000, 30_000];
/** Of fewer letters too many words are alike. */
const FEWEST = 4;

const scope = /** @type {any} */ (globalThis);

/** What ends a word. @type {RegExp} */
let separator = /\s+/;
/** How often the guide has each of its words. @type {Map<string, number>} */
let words = new Map();
/** @type {Map<string, Entry>} */
let entries = new Map();
/** @type {Map<string, string>} */
const stems = new Map();
/** @type {Map<string, Known>} */
const known = new Map();
/** The words that were typed last, as the guide spells them, without those that tell nothing. @type {string[]} */
let typed = [];

/** @type {(text: string) => string[]} */
function wordsOf(text) {
  return text
    .toLowerCase()
    .replace(/<[^>]*>|[*+^~]/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
    .split(separator)
    .filter((word) => /[^&]/.test(word));
}

/** @param {readonly string[]} given without those that tell nothing, unless there are no others */
function telling(given) {
  const some = given.filter((word) => scope.lunr.stopWordFilter(word));
  return some.length ? some : given;
}

/** @param {string} word as the index has it, without what a plural or another form adds */
function stem(word) {
  const found = stems.get(word) ?? String(scope.lunr.stemmer(new scope.lunr.Token(word)));
  stems.set(word, found);
  return found;
}

/** @param {string} text */
function forms(text) {
  return telling(wordsOf(text)).map(stem).join(" ");
}

/** @param {readonly Entry[]} docs with the words of their addresses, which the theme's worker then finds as well */
function learn(docs) {
  entries = new Map(docs.map((doc) => [doc.location, doc]));
  words = new Map();
  for (const doc of docs) {
    doc.path = doc.location.replace(/[^a-z0-9]+/g, " ").trim();
    for (const word of wordsOf([doc.title, doc.text, doc.path, ...(doc.tags ?? [])].join(" ")))
      words.set(word, (words.get(word) ?? 0) + 1);
  }
}

/** @type {(location: string) => Known} */
function understood(location) {
  let found = known.get(location);
  if (!found) {
    const { title = "", text = "", tags = [], path = "" } = entries.get(location) ?? {};
    const lastOfPath = location.split(/[/#]+/).filter(Boolean).at(-1) ?? "";
    found = {
      names: [title, lastOfPath, ...tags].map(forms),
      text: ` ${forms([title, text, path, ...tags].join(" "))}`,
    };
    known.set(location, found);
  }
  return found;
}

/** Say whether one letter is wrong, missing or too many, or two are in the wrong order. @type {(one: string, other: string) => boolean} */
function isOneOff(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  const swapped = (rest[1] ?? "") + (rest[0] ?? "") + rest.slice(2);
  return [
    rest.slice(1) === otherRest.slice(1),
    rest === otherRest.slice(1),
    rest.slice(1) === otherRest,
    swapped === otherRest,
  ].includes(true);
}

/** @param {string} word as the guide spells it: where nothing begins like it, the most frequent word that is one letter off */
function spelled(word) {
  const [all, form] = [[...words.keys()], stem(word)];
  if (word.length < FEWEST || all.some((other) => other.startsWith(word) || form === other)) return word;
  const near = all.filter((other) => Math.abs(other.length - word.length) < 2 && isOneOff(word, other));
  return near.sort((one, other) => (words.get(other) ?? 0) - (words.get(one) ?? 0))[0] ?? word;
}

/** @type {(text: string) => string} */
function queryOf(text) {
  typed = telling(wordsOf(text)).map(spelled);
  return typed.map((word) => `${word}^${AS_TYPED} ${word}*^${BEGINNING}`).join(" ");
}

/** @param {Item} item with its kind before its other names, and counting as much as a reader would think */
function judged(item) {
  const { names, text } = understood(item.location);
  const lacking = typed.filter((word) => !text.includes(` ${stem(word)}`) && !text.includes(` ${word}`));
  const name = typed.map(stem).join(" ");
  const alike = Math.max(...names.map((other) => (other.startsWith(name) ? name.length / other.length : 0)));
  const tags = [...(item.kind ? [item.kind] : []), ...(item.tags ?? [])];
  return {
    ...item,
    score: item.score * CALLED_SO ** alike * LACKING_ALL ** (lacking.length / (typed.length || 1)),
    terms: Object.fromEntries(lacking.map((word) => [word, false])),
    ...(tags.length ? { tags } : {}),
  };
}

/** @param {readonly Item[][]} groups pages with their sections */
function inOrder(groups) {
  const found = groups.map((group) => group.map(judged).sort((one, other) => other.score - one.score));
  return found.sort(([one], [other]) => (other?.score ?? 0) - (one?.score ?? 0));
}

/**
 * Nobody else asks again, so this does for as long as they do not come: whoever waits is told that the search is starting.
 *
 * @type {(wait?: number) => Promise<Entry[]>}
 */
async function entriesOfTheSite(wait = FIRST_WAIT) {
  try {
    return await (await fetch(new URL(`${ROOT}search/entries.json`, location.href))).json();
  } catch {
    await new Promise((wake) => setTimeout(wake, wait));
    return entriesOfTheSite(Math.min(wait * 2, LONGEST_WAIT));
  }
}

/** @param {any} data what the theme was told, without entries */
async function fetchEntries(data) {
  const docs = await entriesOfTheSite();
  dispatchEvent(new MessageEvent("message", { data: { type: SETUP, data: { ...data, docs } } }));
}

addEventListener("message", (event) => {
  const { type, data, isOurs } = event.data;
  if (type === SETUP && !data.docs.length) {
    event.stopImmediatePropagation();
    return void fetchEntries(data);
  }
  if (type === SETUP) {
    separator = new RegExp(data.config.separator);
    learn(data.docs);
    data.config.fields.path = { boost: OF_PATH };
  }
  if (type !== QUERY || isOurs) return;
  event.stopImmediatePropagation();
  dispatchEvent(new MessageEvent("message", { data: { type, data: queryOf(data), isOurs: true } }));
});
const tell = scope.postMessage.bind(scope);
scope.postMessage = (/** @type {any} */ { type, data }) => {
  tell(type === RESULT ? { type, data: { ...data, items: inOrder(data.items) } } : { type, data });
};
// The page names the theme's worker behind the `#`.
scope.importScripts(
  new URL(`${ROOT}assets/${location.hash.slice(location.hash.indexOf("javascripts/"))}`, location.href),
);
