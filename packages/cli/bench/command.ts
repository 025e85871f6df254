/** What `error-contract lint` takes and holds, beside Spectral, Redocly and IBM's validator on the same documents. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installPeers, type Measures, measure, median, root, table } from "@error-contract/testing";
import { execa } from "execa";

/** `--rounds N`; the figures that are kept are of the default. */
const given = process.argv.indexOf("--rounds");
const ROUNDS = given < 0 ? 5 : Number(process.argv[given + 1]);

const home = await installPeers({
  "@octokit/openapi": "23.0.2",
  "@readme/oas-examples": "8.2.2",
  "@ibm-cloud/openapi-ruleset": "1.33.17",
});
const corpus = join(root, "../shared/corpus");
const documents = {
  "GitHub, 13 MB of JSON": join(home, "node_modules/@octokit/openapi/generated/api.github.com.json"),
  "DigitalOcean, 3 MB of YAML": join(corpus, "digitalocean.yaml"),
  "DigitalOcean, 3,000 files": join(corpus, "digitalocean-split/specification/DigitalOcean-public.v2.yaml"),
  "Train Travel": join(home, "node_modules/@readme/oas-examples/3.1/json/train-travel.json"),
} as const;

const dist = join(root, ".data/bench/cli");
const spectral = (name: string): readonly [string, ...string[]] => [
  "spectral",
  "lint",
  "-q",
  "-f",
  "json",
  "-r",
  join(dist, name),
];
const commands = {
  "error-contract lint": ["node", join(dist, "dist/error-contract.js"), "lint", "--format", "json"],
  "error-contract report": ["node", join(dist, "dist/error-contract.js"), "report", "--format", "html"],
  "error-contract pages": ["node", join(dist, "dist/error-contract.js"), "pages", "-o", join(dist, "pages")],
  "spectral, nothing": spectral("nothing.yaml"),
  "spectral, oas": spectral("oas.yaml"),
  "spectral, IBM": spectral("ibm.yaml"),
  "redocly, one rule": ["redocly", "lint", "--config", join(dist, "redocly.yaml")],
} as const satisfies Record<string, readonly [string, ...string[]]>;
type Name = keyof typeof commands;
const everyRound: readonly Name[] = [
  "error-contract lint",
  "error-contract report",
  "error-contract pages",
  "spectral, nothing",
  "redocly, one rule",
];

await prepare();
for (const [title, path] of Object.entries(documents)) {
  const runs = new Map<Name, Measures[]>(Object.keys(commands).map((name) => [name as Name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round === 0 ? [...runs.keys()] : everyRound) {
      runs.get(name)?.push(await measure([...commands[name], path], home));
    }
  }
  const ours = runs.get("error-contract lint") ?? [];
  const middle = (all: readonly Measures[], figure: "wall" | "cpu" | "megabytes") =>
    median(all.map((one) => one[figure]));
  const rows = [...runs].map(([name, all]) => [
    name,
    `${(middle(all, "wall") / 1000).toFixed(2)} s`,
    `${(middle(all, "cpu") / 1000).toFixed(2)} s`,
    `${middle(all, "megabytes").toFixed(0)} MB`,
    (middle(ours, "wall") / middle(all, "wall")).toFixed(2),
    (middle(ours, "megabytes") / middle(all, "megabytes")).toFixed(2),
    String(all.length),
    [...new Set(all.map(({ end }) => end))].join(", "),
  ]);
  console.log(`\n${title}:\n`);
  console.log(
    table([["command", "wall", "CPU", "memory", "ours / its wall", "ours / its memory", "runs", "end"], ...rows]),
  );
  const reports = middle(runs.get("error-contract report") ?? [], "cpu") / middle(ours, "cpu");
  console.log(`\nreport takes ${reports.toFixed(2)} of the CPU time of lint; at most 1.40 is wanted.`);
}

/** The command as it is published, but with its one dependency found in the repository; and rulesets for the peers. */
async function prepare(): Promise<void> {
  await mkdir(dist, { recursive: true });
  const config = join(root, "packages/cli/rolldown.config.ts");
  const environment = `OUT_DIR:${join(dist, "dist")}`;
  await execa("rolldown", ["--config", config, "--environment", environment], { preferLocal: true, localDir: root });
  await writeFile(join(dist, "nothing.yaml"), "rules: { nothing: { given: $, then: { function: truthy } } }");
  await writeFile(join(dist, "oas.yaml"), 'extends: ["spectral:oas"]');
  await writeFile(
    join(dist, "ibm.yaml"),
    `extends: ["${join(home, "node_modules/@ibm-cloud/openapi-ruleset/src/ibm-oas.js")}"]`,
  );
  await writeFile(join(dist, "redocly.yaml"), "rules: { operation-4xx-response: warn }");
}
