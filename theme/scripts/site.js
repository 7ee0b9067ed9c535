/**
 * What every page runs. A classic script that stands before the theme's own: `before-theme.js` and `arrival.js`
 * have to listen first.
 */
import { watchArrivals } from "../../quiz/page/compare/arrival.js";
import "./before-theme.js";
import "./close-tooltips.js";
import "./elements.js";
import "./offline.js";

watchArrivals();
