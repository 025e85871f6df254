import { readFileSync, writeFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
const { renderProjectSite } = await import("./src/site/render-project-site.ts");
const root = join(import.meta.dirname, "../..");
const t = performance.now();
const main = "/work/main";
const files = await renderProjectSite({ root, baseUrl: "https://error-contract.github.io/error-contract", repository: "https://github.com/error-contract/error-contract", document: JSON.parse(readFileSync(main + "/spec/dist/openapi.json", "utf8")), reference: readFileSync(main + "/packages/docs/dist/index.html", "utf8") });
console.log(Math.round(performance.now() - t), "ms", files.size);
const out = join(root, "site"); rmSync(out, { recursive: true, force: true });
for (const [p, c] of files) { mkdirSync(dirname(join(out, p)), { recursive: true }); writeFileSync(join(out, p), c); }
