/** Registers the quiz. Importing the class has no effect; importing this file has. */
import { WhichModelQuizElement } from "./element.js";

customElements.define("which-model-quiz", WhichModelQuizElement);
