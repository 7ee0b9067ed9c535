/**
 * A step back or forward within the quiz, or the diagnosis, belongs to it alone.
 *
 * The theme's instant navigation answers a `popstate` by fetching the page again, even where only the
 * fragment differs. Listeners of the window are called in the order in which they were added, whether
 * they capture or not, so this one is added before the theme's: it asks the element first (event `wm-step`),
 * and the theme only where the element does not take the step.
 */
addEventListener("popstate", (event) => {
  const element = document.querySelector("which-model-quiz, which-model-diagnosis");
  const taken = element && !element.dispatchEvent(new CustomEvent("wm-step", { cancelable: true }));
  if (taken) event.stopImmediatePropagation();
});
