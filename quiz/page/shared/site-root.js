/** The site's root, found from where this file is served, so that the site works in any folder. */

export const siteRoot = new URL("../../../", import.meta.url);

/**
 * The address of a page or file given from the site's root.
 *
 * @param {string} path
 * @returns {string}
 */
export function addressOf(path) {
  return new URL(path, siteRoot).href;
}
