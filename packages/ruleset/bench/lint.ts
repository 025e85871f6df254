/**
 * Measures what the rules cost in `spectral lint`, compared with a ruleset of one trivial rule and with others, and
 * what the model costs.
 */

import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { installPeers, type Measures, measure, median, root, table } from "@error-contract/testing";
import { execa } from "execa";
import { locate, realDocuments } from "../test/corpus/documents.ts";

const ROUNDS = 15;

const home = await installPeers({
  "@octokit/openapi": "23.0.2",
  "@stoplight/spectral-owasp-ruleset": "2.0.1",
  "@ibm-cloud/openapi-ruleset": "1.33.17",
});

const rulesets = {
  nothing: "rules: { nothing: { given: $, then: { function: truthy } } }",
  "error-contract": 'extends: ["@error-contract/ruleset"]',
  "spectral:oas": 'extends: ["spectral:oas"]',
  owasp: 'extends: ["@stoplight/spectral-owasp-ruleset"]',
  ibm: 'extends: ["@ibm-cloud/openapi-ruleset"]',
} as const;
type Name = keyof typeof rulesets;
type Figure = "wall" | "cpu" | "megabytes";
const compared: readonly Name[] = ["nothing", "error-contract"];
const peers: readonly Name[] = ["spectral:oas", "owasp", "ibm"];

await installOwnRules();
for (const [name, text] of Object.entries(rulesets)) await writeFile(rulesetFile(name), text);

for (const document of realDocuments.filter(({ name }) => name === "digitalocean" || name === "github")) {
  const { path, present, remedy } = locate(document);
  console.log(`\nspectral lint, ${basename(path)}:\n`);
  if (present) console.log(await compare(path));
  else console.log(`  left out: ${remedy}`);
}

console.log("\nThe model, and lint() without a linter:\n");
const { stdout } = await execa("node", ["--expose-gc", "-C", "@error-contract/source", "support/model-cost.ts"], {
  cwd: import.meta.dirname,
});
console.log(stdout);

/** Installs the rules as published, where Spectral looks for them. */
async function installOwnRules(): Promise<void> {
  const from = join(root, "packages/ruleset");
  const to = join(home, "node_modules/@error-contract/ruleset");
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await cp(join(from, "package.json"), join(to, "package.json"));
  const config = join(from, "rolldown.config.ts");
  await execa("rolldown", ["--config", config, "--environment", `OUT_DIR:${join(to, "dist/bundle")}`], {
    preferLocal: true,
    localDir: from,
  });
}

function rulesetFile(name: string): string {
  return join(home, `${name.replace(":", "-")}.yaml`);
}

/**
 * Alternates the two rulesets that are compared, each going first in every other round, and takes the median of the
 * rounds' ratios, so that other load on the machine affects both. The peers run once.
 */
async function compare(path: string): Promise<string> {
  const runs = new Map<Name, Measures[]>([...compared, ...peers].map((name) => [name, []]));
  const run = async (name: Name): Promise<void> => {
    const command = ["spectral", "lint", "--quiet", "--format", "json", "-r", rulesetFile(name), path] as const;
    runs.get(name)?.push(await measure(command, home));
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? compared : compared.toReversed()) await run(name);
  }
  for (const name of peers) await run(name);

  const nothing = runs.get("nothing") ?? [];
  const rows = [...runs].map(([name, all]) => {
    const of = (figure: Figure) => median(all.map((used) => used[figure]));
    const ratio = (figure: Figure) =>
      all.length === nothing.length
        ? median(all.map((used, round) => used[figure] / (nothing[round]?.[figure] ?? Number.NaN)))
        : of(figure) / median(nothing.map((used) => used[figure]));
    return [
      name,
      `${(of("wall") / 1000).toFixed(2)} s`,
      ratio("wall").toFixed(2),
      `${(of("cpu") / 1000).toFixed(2)} s`,
      ratio("cpu").toFixed(2),
      `${of("megabytes").toFixed(0)} MB`,
      String(all.length),
      [...new Set(all.map(({ end }) => end))].join(", "),
    ];
  });
  return table([["ruleset", "wall", "ratio", "CPU", "ratio", "memory", "runs", "end"], ...rows]);
}
