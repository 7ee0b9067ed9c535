/** Tells how fast a worker gets two files at once, in bytes and milliseconds, and how long an answer takes to begin. */
onmessage = async ({ data }) => {
  const asked = performance.now();
  const responses = await Promise.all(data.map((url) => fetch(url)));
  const begun = performance.now();
  const parts = await Promise.all(responses.map((response) => response.arrayBuffer()));
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
  postMessage({ bytes, ms: performance.now() - begun, delay: begun - asked });
};
