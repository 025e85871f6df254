/** Prints a sample of the findings of real documents, to be judged: `node -C @error-contract/source print-sample.ts [NAME…]`. */

import { basename } from "node:path";
import { lint } from "../../src/lint.ts";
import { locate, realDocuments } from "./documents.ts";
import { load } from "./load.ts";
import { SAMPLE_SIZE, sample } from "./sample.ts";

const wanted = new Set(process.argv.slice(2));

for (const document of realDocuments.filter(({ name }) => wanted.size === 0 || wanted.has(name))) {
  const { path, present, remedy } = locate(document);
  console.log(`\n# ${document.name}\n`);
  if (!present) {
    console.log(`Left out: ${remedy}.`);
    continue;
  }
  const { document: content, resolve } = load(path);
  const findings = lint(content, { resolve });
  console.log(`${findings.length} findings.\n\n| verdict | rule | place | finding | why |\n|---|---|---|---|---|`);
  for (const { rule, file, pointer, message, faults } of sample(findings, SAMPLE_SIZE)) {
    const place = `${file && basename(file)}${pointer}`;
    const of = findings.filter((other) => other.rule === rule).length;
    console.log(`| ? | ${rule} | \`${place}\` | ${message} | ${faults.length} faults; ${of} findings of this rule |`);
  }
}
