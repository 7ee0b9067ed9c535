// Runs Lighthouse's accessibility audits on pages, in a browser that listens on a port, as Lighthouse does by default: as on a phone.
// Usage: node lighthouse.mjs PORT ADDRESS...   One line of JSON for each address: the score, and the audits that fail.

import lighthouse from "lighthouse";

const [port, ...addresses] = process.argv.slice(2);
const flags = {
  port: Number(port),
  onlyCategories: ["accessibility"],
  logLevel: "error",
  // Nothing about the run leaves this machine. That is so by default outside the command line, and is said here all the same.
  enableErrorReporting: false,
  // Speed is not what is judged, so nothing is slowed down; nor is a picture of the page looked at.
  throttlingMethod: "provided",
  disableFullPageScreenshot: true,
};
const fails = ({ score, scoreDisplayMode }) => scoreDisplayMode === "error" || (score !== null && score < 1);

for (const address of addresses) {
  const { lhr } = await lighthouse(address, flags);
  const failing = Object.values(lhr.audits)
    .filter(fails)
    .map(({ id, title, details }) => ({ id, title, nodes: (details?.items ?? []).map((item) => item.node?.snippet ?? "") }));
  const { score } = lhr.categories.accessibility;
  console.log(JSON.stringify({ address, score, failing, error: lhr.runtimeError?.message ?? "" }));
}
