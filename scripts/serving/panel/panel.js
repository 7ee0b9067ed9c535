import { follow } from "./reload.js";
const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-version]"));
follow(script.dataset.version ?? "", () => {});
