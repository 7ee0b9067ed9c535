/**
 * What the page of the quiz in a frame runs beside the quiz: it takes the colours that the page around it wants, or
 * those of the device, and tells that page how high it is. It listens to nobody.
 *
 * A classic script that stands at the beginning of the body, so that nothing is painted in the wrong colours.
 */
const wanted = new URLSearchParams(location.search).get("scheme");
const device = matchMedia("(prefers-color-scheme: dark)");

function takeColours() {
  const isDark = wanted === "dark" || (wanted !== "light" && device.matches);
  document.body.dataset["mdColorScheme"] = isDark ? "slate" : "default";
}

takeColours();
device.addEventListener("change", takeColours);
addEventListener("DOMContentLoaded", () => {
  const content = document.getElementById("wm-embed");
  if (!content || parent === window) return;
  // Whoever shows the frame may know its height, so it need not be known who that is.
  const tellHeight = () => parent.postMessage(Math.ceil(content.getBoundingClientRect().height), "*");
  new ResizeObserver(tellHeight).observe(content);
});
