/** A name, changed where it stands: Enter saves, Escape cancels. */
import { cleanName, LONGEST_NAME, nameOfWork } from "../kept/work-name.js";
import { button, make } from "../shared/dom.js";
import { emit } from "../shared/events.js";

/**
 * @param {HTMLElement} view the view in which the editor stands, and that tells of the new name
 * @param {{ label: string, id: string, name: string, position: number, close(name: string): void }} work `label` says what
 *   is named; `close` takes the editor away, and gets the name as it is from now on
 */
export function nameEditor(view, { label, id, name, position, close }) {
  const field = make("input.wm-field", {
    type: "text",
    "aria-label": label,
    maxlength: String(LONGEST_NAME),
    autocomplete: "off",
    placeholder: nameOfWork("", position),
    enterkeyhint: "done",
  });
  field.value = cleanName(name);
  const cancel = () => close(name);
  const save = () => {
    const saved = cleanName(field.value);
    close(saved);
    emit(view, "renameWork", id, saved);
    emit(view, "announce", `The name is now ${nameOfWork(saved, position)}.`);
  };
  const element = make("span.wm-rename", field, button("Save", "second", save), button("Cancel", "small", cancel));
  element.addEventListener("keydown", (event) => {
    // Enter that only ends a composed letter is not meant for the field.
    if (event.isComposing) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && event.target === field) save();
    else return;
    // A form around the field must not be sent, and a dialog not be closed, by the same key.
    event.preventDefault();
    event.stopPropagation();
  });
  const focus = () => {
    field.focus();
    field.select();
  };
  return { element, focus };
}
