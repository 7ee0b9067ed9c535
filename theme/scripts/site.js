/**
 * What every page runs. It starts the theme's own script: `before-theme.js` and `arrival.js` have to listen before that.
 */
import { putPagesInTheirPlace, watchArrivals } from "../../quiz/page/compare/arrival.js";
import "./before-theme.js";
import "./close-tooltips.js";
import "./elements.js";
import "./offline.js";
import { themeStarted } from "./start-theme.js";

watchArrivals();
void themeStarted.then(putPagesInTheirPlace);
