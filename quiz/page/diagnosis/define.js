/**
 * Registers the diagnosis. Importing the class has no effect; importing this file has.
 * Instant navigation may run this file again, so an element that stands is left alone.
 */
import { WhichModelDiagnosisElement } from "./element.js";

if (!customElements.get("which-model-diagnosis")) {
  customElements.define("which-model-diagnosis", WhichModelDiagnosisElement);
}
