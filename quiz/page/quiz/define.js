/**
 * Registers the quiz. Importing the class has no effect; importing this file has.
 * Instant navigation may run this file again, so an element that stands is left alone.
 */
import { WhichModelQuizElement } from "./element.js";

if (!customElements.get("which-model-quiz")) {
  customElements.define("which-model-quiz", WhichModelQuizElement);
}
