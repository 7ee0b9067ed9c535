/**
 * Chips of the models, copied from the template that the site has filled.
 *
 * @typedef {(model: string) => HTMLElement} Chip makes a copy of the chip of a model
 */
import { make } from "./dom.js";

/** A new copy of every chip, in the declared order. @type {(template: HTMLTemplateElement) => HTMLElement[]} */
export function allChips(template) {
  const copies = document.importNode(template.content, true);
  return [...copies.querySelectorAll("[data-model]")].filter((chip) => chip instanceof HTMLElement);
}

/** @type {(template: HTMLTemplateElement) => Chip} */
export function chipsFrom(template) {
  return (model) => allChips(template).find((chip) => chip.dataset["model"] === model) ?? make("span.wm-chip", model);
}
