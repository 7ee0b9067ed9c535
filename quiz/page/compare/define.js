/** Registers the comparison. Importing the class has no effect; importing this file has. */
import { WhichModelComparisonElement } from "./element.js";

customElements.define("which-model-comparison", WhichModelComparisonElement);
