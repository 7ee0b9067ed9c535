/**
 * Registers the comparison. Importing the class has no effect; importing this file has.
 * Instant navigation may run this file again, so an element that stands is left alone.
 */
import { watchArrivals } from "./arrival.js";
import { WhichModelComparisonElement } from "./element.js";

if (!customElements.get("which-model-comparison")) {
  watchArrivals();
  customElements.define("which-model-comparison", WhichModelComparisonElement);
}
