/**
 * What a reader has chosen to see of a comparison table, and how the address says it. No page is needed here.
 *
 * The address carries `#models=a,b&rows=x,y&differences=only`; what is not named is shown whole.
 */

/**
 * @typedef {object} Offer what a table has to choose from
 * @property {readonly string[]} models ids of its columns, in order
 * @property {readonly {id: string, levels: Readonly<Record<string, string>>}[]} rows with each model's level
 */

/**
 * @typedef {object} Choice
 * @property {ReadonlySet<string>} models
 * @property {ReadonlySet<string>} rows
 * @property {boolean} differencesOnly
 */

/**
 * Everything that a table has.
 *
 * @param {Offer} offer
 * @returns {Choice}
 */
export function everything(offer) {
  return { models: new Set(offer.models), rows: new Set(offer.rows.map((row) => row.id)), differencesOnly: false };
}

/**
 * Read a choice from the part of an address behind the hash sign. Names that the table lacks are passed
 * over, and a list of which nothing is left means everything: an old link still shows a table.
 *
 * @param {string} fragment with or without the hash sign
 * @param {Offer} offer
 * @returns {Choice}
 */
export function readChoice(fragment, offer) {
  const whole = everything(offer);
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const pick = (/** @type {string} */ name, /** @type {ReadonlySet<string>} */ known) => {
    const named = (parameters.get(name) ?? "").split(",").filter((id) => known.has(id));
    return named.length ? new Set([...known].filter((id) => named.includes(id))) : known;
  };
  return {
    models: pick("models", whole.models),
    rows: pick("rows", whole.rows),
    differencesOnly: parameters.get("differences") === "only",
  };
}

/**
 * Write a choice as the part of an address behind the hash sign; empty where everything is shown.
 *
 * @param {Choice} choice
 * @param {Offer} offer
 * @returns {string}
 */
export function writeChoice(choice, offer) {
  const parts = [];
  if (choice.models.size < offer.models.length) parts.push(`models=${[...choice.models].join(",")}`);
  if (choice.rows.size < offer.rows.length) parts.push(`rows=${[...choice.rows].join(",")}`);
  if (choice.differencesOnly) parts.push("differences=only");
  return parts.join("&");
}

/**
 * Say whether a fragment speaks of a choice at all, and not of a place in the page.
 *
 * @param {string} fragment
 */
export function isChoice(fragment) {
  return /^#?(models|rows|differences)=/.test(fragment);
}

/**
 * Add a member to a set or take it away, in the order of the whole; the last one stays.
 *
 * @param {ReadonlySet<string>} chosen
 * @param {string} id
 * @param {readonly string[]} whole
 * @returns {ReadonlySet<string>}
 */
export function toggled(chosen, id, whole) {
  const next = whole.filter((each) => (each === id ? !chosen.has(each) : chosen.has(each)));
  return next.length ? new Set(next) : chosen;
}

/**
 * Return the ids of the rows to show: those chosen, and with "differences only" of these the ones in
 * which two shown models differ. A single model differs from nothing, so there it hides no row.
 *
 * @param {Choice} choice
 * @param {Offer} offer
 * @returns {string[]}
 */
export function shownRows(choice, offer) {
  const models = offer.models.filter((model) => choice.models.has(model));
  const differ = (/** @type {Readonly<Record<string, string>>} */ levels) =>
    new Set(models.map((model) => levels[model])).size > 1;
  return offer.rows
    .filter((row) => choice.rows.has(row.id))
    .filter((row) => !choice.differencesOnly || models.length < 2 || differ(row.levels))
    .map((row) => row.id);
}

/**
 * Say in words what is shown.
 *
 * @param {readonly string[]} rows ids of the rows shown
 * @param {Choice} choice
 * @param {Offer} offer
 */
export function inWords(rows, choice, offer) {
  const columns = `${choice.models.size} of ${offer.models.length} models`;
  if (!rows.length) return `Showing ${columns}. They do not differ in the rows you chose.`;
  const shown = `Showing ${columns}, ${rows.length} of ${offer.rows.length} rows.`;
  const last = choice.models.size === 1 && offer.models.length > 1 ? " At least one model stays." : "";
  const none = choice.differencesOnly && rows.length === choice.rows.size && choice.models.size > 1;
  return shown + (none ? " The models differ in all of them, so none is hidden." : "") + last;
}

/**
 * Say whether some rows are alike for all models of a table, so that hiding them makes a difference.
 *
 * @param {Offer} offer
 */
export function hasLikeRows(offer) {
  const whole = { ...everything(offer), differencesOnly: true };
  return shownRows(whole, offer).length < offer.rows.length;
}
