/**
 * Escape closes an explanation that is open, wherever focus and pointer are (WCAG 1.4.13).
 * The theme shows explanations of terms and has no key to close them; it opens them anew when asked again.
 */
const SHOWN = "md-tooltip2--active";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const tooltip of document.querySelectorAll(`.${SHOWN}`)) tooltip.classList.remove(SHOWN);
});
