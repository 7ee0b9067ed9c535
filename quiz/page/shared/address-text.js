/** What programs and people make of the text of an address on its way, undone. The names of the quiz know none of it. */

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
