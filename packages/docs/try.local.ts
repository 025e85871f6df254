import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { readErrorContract } from "@error-contract/contract";
import { parse } from "yaml";
import { describeApi } from "/work/wt/docs/packages/docs/src/pages/describe-api.ts";
import { renderErrorPages } from "/work/wt/docs/packages/docs/src/pages/render-error-pages.ts";

const [file = "", out = ""] = process.argv.slice(2);
const t0 = performance.now();
const text = readFileSync(file, "utf8");
const doc = file.endsWith(".json") ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
const t1 = performance.now();
const model = readErrorContract(doc);
const t2 = performance.now();
const files = renderErrorPages(model, {
  ...describeApi(doc),
  baseUrl: "http://127.0.0.1:4010",
  docsUrl: "index.html",
  clientModule: "@error-contract/api",
});
const t3 = performance.now();
let max: [number, string] = [0, ""],
  gz: [number, string] = [0, ""];
for (const [name, body] of files) {
  const p = join(out, name);
  mkdirSync(dirname(p), { recursive: true });
  writeFileSync(p, body);
  if (name.endsWith(".html")) {
    if (body.length > max[0]) max = [body.length, name];
    const g = gzipSync(body, { level: 9 }).length;
    if (g > gz[0]) gz = [g, name];
  }
}
console.log(
  file,
  files.size,
  "files",
  "parse",
  (t1 - t0) | 0,
  "model",
  (t2 - t1) | 0,
  "pages",
  (t3 - t2) | 0,
  "ms",
  "max",
  max,
  gz,
);
