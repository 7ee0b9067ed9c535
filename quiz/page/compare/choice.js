/**
 * What a reader has chosen to see of a comparison table, and how the address says it. No page is needed here.
 *
 * The address carries `#models=a,b&rows=x,y&differences=only`; what is not named is shown whole.
 *
 * @typedef {object} Offer what a table has to choose from
 * @property {readonly string[]} models ids of its columns, in order
 * @property {readonly {id: string, levels: Readonly<Record<string, string>>}[]} rows with each model's level
 *
 * @typedef {object} Choice
 * @property {ReadonlySet<string>} models
 * @property {ReadonlySet<string>} rows
 * @property {boolean} differencesOnly
 */

import { partsOf } from "../shared/address.js";

/** @type {(offer: Offer) => Choice} */
export function everything({ models, rows }) {
  return { models: new Set(models), rows: new Set(rows.map((row) => row.id)), differencesOnly: false };
}

/**
 * Read a choice from the part of an address behind the hash sign, whatever programs have made of it on its way. Names
 * that the table lacks are passed over, and a list of which nothing is left means everything: an old link still shows a
 * table.
 *
 * @param {string} fragment with or without the hash sign
 * @param {Offer} offer
 * @returns {Choice}
 */
export function readChoice(fragment, offer) {
  const whole = everything(offer);
  const parameters = new URLSearchParams(partsOf(fragment).join("&"));
  const pick = (/** @type {"models" | "rows"} */ name) => {
    const named = (parameters.get(name) ?? "").split(",").map((each) => each.trim());
    const known = [...whole[name]].filter((id) => named.includes(id));
    return known.length ? new Set(known) : whole[name];
  };
  return { models: pick("models"), rows: pick("rows"), differencesOnly: parameters.get("differences") === "only" };
}

/** Empty where everything is shown. @type {(choice: Choice, offer: Offer) => string} */
export function writeChoice({ models, rows, differencesOnly }, offer) {
  const parts = [
    models.size < offer.models.length && `models=${[...models].join(",")}`,
    rows.size < offer.rows.length && `rows=${[...rows].join(",")}`,
    differencesOnly && "differences=only",
  ];
  return parts.filter(Boolean).join("&");
}

/** @param {string} fragment of which to tell whether it speaks of a choice, and not of a place in the page */
export function isChoice(fragment) {
  return partsOf(fragment).some((part) => /^(models|rows|differences)=/.test(part));
}

/**
 * Add a member to a set or take it away, in the order of the whole; the last one stays.
 *
 * @type {(chosen: ReadonlySet<string>, id: string, whole: readonly string[]) => ReadonlySet<string>}
 */
export function toggled(chosen, id, whole) {
  const next = whole.filter((each) => (each === id ? !chosen.has(each) : chosen.has(each)));
  return next.length ? new Set(next) : chosen;
}

/**
 * The ids of the rows to show: those chosen, and with "differences only" of these the ones in which two
 * shown models differ. A single model differs from nothing, so there it hides no row.
 *
 * @type {(choice: Choice, offer: Offer) => string[]}
 */
export function shownRows({ models, rows, differencesOnly }, offer) {
  const compared = differencesOnly && models.size > 1;
  return offer.rows
    .filter(({ id, levels }) => {
      const differ = new Set([...models].map((model) => levels[model])).size > 1;
      return rows.has(id) && (!compared || differ);
    })
    .map((row) => row.id);
}

/** Say in words what is shown. @type {(rows: readonly string[], choice: Choice, offer: Offer) => string} */
export function inWords(rows, { models, rows: chosen, differencesOnly }, offer) {
  const columns = `Showing ${models.size} of ${offer.models.length} models`;
  if (!rows.length) return `${columns}. They do not differ in the rows you chose.`;
  const none = differencesOnly && rows.length === chosen.size && models.size > 1;
  return [
    `${columns}, ${rows.length} of ${offer.rows.length} rows.`,
    none && "The models differ in all of them, so none is hidden.",
    models.size === 1 && offer.models.length > 1 && "At least one model stays.",
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {Offer} offer of which to tell whether some rows are alike for all models: hiding them makes a difference */
export function hasLikeRows(offer) {
  return shownRows({ ...everything(offer), differencesOnly: true }, offer).length < offer.rows.length;
}
