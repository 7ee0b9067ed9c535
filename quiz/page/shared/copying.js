/** Copying a text, also where the browser keeps pages from the clipboard: the text is then selected for the keyboard. */

/**
 * The keys that copy what is selected.
 *
 * @param {string} platform as `navigator.platform` says it
 * @returns {string}
 */
export function copyKeys(platform) {
  return /^(Mac|iPhone|iPad|iPod)/.test(platform) ? "\u2318C" : "Ctrl+C";
}

/**
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} field a read-only field, shown only where it is needed
 * @param {string} copied what to say once the text is on the clipboard
 * @returns {Promise<string>} what happened, in words for the reader
 */
export async function copyOrSelect(text, field, copied) {
  try {
    await navigator.clipboard.writeText(text);
    field.hidden = true;
    return copied;
  } catch {
    // Denied, or no clipboard at all, as on a page that is not served securely.
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    return `Press ${copyKeys(navigator.platform)} to copy what is selected.`;
  }
}
