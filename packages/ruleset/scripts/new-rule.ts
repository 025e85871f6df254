/** Creates a new rule, or updates the files derived from the rules. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Rule } from "../src/rule/rule.ts";
import { GENERATED, idsIn, renderIndex, renderTables } from "./derive.ts";
import { pageText, ruleText, testText } from "./templates.ts";

const USAGE = `Usage: pnpm new-rule [ID DESCRIPTION]

  pnpm new-rule error-some-thing "Every error does some thing."

Writes the rule, its test and its page, with placeholders to fill in. Without arguments, it updates the list of rules and the
README's tables; run it after changing a description.`;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
const [id, description] = positionals;
const rulesFolder = new URL("../src/rules/", import.meta.url);
const readme = new URL("../README.md", import.meta.url);

if (values.help) console.log(USAGE);
else if (id === undefined) await derive();
else if (!/^error(-[a-z0-9]+)+$/.test(id) || !description?.endsWith(".")) {
  console.error(
    `${/^error(-[a-z0-9]+)+$/.test(id) ? "The description must be a sentence." : `"${id}" must begin with "error-" and be in kebab-case.`}\n\n${USAGE}`,
  );
  process.exitCode = 2;
} else if (existsSync(new URL(`${id}.ts`, rulesFolder))) {
  console.error(`The rule ${id} exists: packages/ruleset/src/rules/${id}.ts.`);
  process.exitCode = 1;
} else {
  const rule = { id, description };
  writeFileSync(new URL(`${id}.ts`, rulesFolder), ruleText(rule));
  writeFileSync(new URL(`${id}.test.ts`, rulesFolder), testText(rule));
  writeFileSync(new URL(`../docs/${id}.md`, import.meta.url), pageText(rule));
  await derive();
  console.log(`Fill in:
  packages/ruleset/src/rules/${id}.ts
  packages/ruleset/src/rules/${id}.test.ts
  packages/ruleset/docs/${id}.md
Then run: pnpm vitest run --project unit packages/ruleset`);
}

async function derive(): Promise<void> {
  const ids = idsIn(rulesFolder);
  writeFileSync(new URL("index.ts", rulesFolder), renderIndex(ids));
  const rules = await Promise.all(
    ids.map(async (name): Promise<Rule> => (await import(new URL(`${name}.ts`, rulesFolder).href)).rule),
  );
  writeFileSync(
    readme,
    readFileSync(readme, "utf8").replace(GENERATED, () => renderTables(rules)),
  );
}
