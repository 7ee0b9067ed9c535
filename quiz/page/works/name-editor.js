/** A name, changed where it stands: Enter saves, Escape cancels. */
import { button, make } from "../shared/dom.js";
import { LONGEST_NAME } from "../kept/works-words.js";

/**
 * @param {object} parts
 * @param {string} parts.label what is named, for the field
 * @param {string} parts.name
 * @param {string} parts.otherwise what it is called without a name
 * @param {(name: string) => void} parts.save
 * @param {() => void} parts.cancel
 * @returns {{ element: HTMLElement, focus: () => void }}
 */
export function nameEditor({ label, name, otherwise, save, cancel }) {
  const field = make("input", {
    type: "text",
    class: "wm-field",
    "aria-label": label,
    maxlength: String(LONGEST_NAME),
    autocomplete: "off",
    placeholder: otherwise,
    enterkeyhint: "done",
  });
  field.value = name;
  const element = make(
    "span",
    { class: "wm-rename" },
    field,
    button("Save", "second", () => save(field.value)),
    button("Cancel", "small", cancel),
  );
  element.addEventListener("keydown", (event) => {
    // Enter that only ends a composed letter is not meant for the field.
    if (event.isComposing) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && event.target === field) save(field.value);
    else return;
    // A form around the field must not be sent, and a dialog not be closed, by the same key.
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    focus: () => {
      field.focus();
      field.select();
    },
  };
}
