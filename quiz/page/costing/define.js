/** Registers the comparison of costs. Importing the class has no effect; importing this file has. */
import { WhichModelCostsElement } from "./element.js";

customElements.define("which-model-costs", WhichModelCostsElement);
