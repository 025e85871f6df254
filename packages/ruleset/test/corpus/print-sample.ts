/**
 * Writes a sample of the findings in real documents to `judgements/`, to be judged, and prints each with its message.
 * Existing verdicts are kept; the others are `?`: `node -C @error-contract/source print-sample.ts [NAME…]`.
 */

import { writeFileSync } from "node:fs";
import { lint } from "../../src/lint.ts";
import { locate, realDocuments } from "./documents.ts";
import { judgementFile, placeOf, readJudgements } from "./judgement.ts";
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
  const sampled = sample(findings, SAMPLE_SIZE);
  const known = [...readJudgements(document.name)];
  const rows = sampled.map((finding) => {
    const place = placeOf(finding);
    const index = known.findIndex((judgement) => judgement.rule === finding.rule && judgement.place === place);
    // Several findings may have the same rule and place: each judgement is used once.
    const [judgement] = index < 0 ? [] : known.splice(index, 1);
    const { verdict, why } = judgement ?? { verdict: "?", why: "" };
    const alike = findings.filter(({ rule }) => rule === finding.rule).length;
    console.log(`${verdict} ${finding.rule} ${place}\n  ${finding.message}`);
    console.log(`  ${finding.faults.length} faults; ${alike} findings of this rule. ${why}`);
    return `| ${verdict} | ${finding.rule} | \`${place}\` | ${why} |`;
  });
  writeFileSync(
    judgementFile(document.name),
    `# ${document.name}: a sample of ${sampled.length} of ${findings.length} findings\n\n| verdict | rule | place | why |\n|---|---|---|---|\n${rows.join("\n")}\n`,
  );
}
