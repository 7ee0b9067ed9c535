/** Registers the diagnosis. Importing the class has no effect; importing this file has. */
import { WhichModelDiagnosisElement } from "./element.js";

customElements.define("which-model-diagnosis", WhichModelDiagnosisElement);
