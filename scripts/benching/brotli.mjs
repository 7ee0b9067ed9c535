// Compresses files with Brotli at its highest level. On standard input: a list of pairs of paths, from and to, as JSON.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

for (const [from, to] of JSON.parse(readFileSync(0, "utf8"))) {
  const content = readFileSync(from);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  // A run that is broken off leaves nothing that could be taken for a whole file.
  writeFileSync(`${to}.part`, brotliCompressSync(content, { params }));
  renameSync(`${to}.part`, to);
}
