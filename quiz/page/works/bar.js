/** The line above a question that says which piece of work is answered. */
import { cleanName, nameOfWork } from "../kept/work-name.js";
import { button, fill, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { nameEditor } from "./name-editor.js";

/**
 * The line shows a new name by itself; where there is one piece of work without a name it is hidden.
 *
 * @param {readonly { id: string, name: string }[]} works
 * @param {string} current the id of one of them
 */
export function worksBar(works, current) {
  const known = works.findIndex((work) => work.id === current);
  const position = Math.max(0, known);
  let name = cleanName(works[position]?.name ?? "");
  const element = make("div.wm-works-bar");
  const rename = button("Rename", "small", () => edit(), "this piece of work");
  const add = button("Add another", "small", emits("addWork"), "piece of work");
  const all = works.length > 1 && button("See all side by side", "small", emits("seeWorks"));
  const show = () => {
    const title = make("strong", nameOfWork(name, position));
    fill(element, make("p.wm-works-which", "Piece of work: ", title), rename, add, all);
  };
  const edit = () => {
    const close = (/** @type {string} */ changed) => {
      name = changed;
      show();
      rename.focus();
    };
    const label = "Name of this piece of work";
    const editor = nameEditor(element, { label, id: current, name, position, close });
    fill(element, make("p.wm-works-which", "Piece of work:"), editor.element);
    editor.focus();
  };
  show();
  element.hidden = works.length < 2 && name === "";
  return element;
}
