/**
 * Measures the time and memory of `error-contract lint`, compared with Spectral, Redocly and IBM's validator on the same
 * documents.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installPeers, type Measures, measure, median, root, table } from "@error-contract/testing";
import { execa } from "execa";

const ROUNDS = 3;

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

const titles = Object.keys(documents) as (keyof typeof documents)[];

const dist = join(root, ".data/bench/cli");
const spectral = (name: string, folder = dist): readonly [string, ...string[]] => [
  "spectral",
  "lint",
  "-q",
  "-f",
  "json",
  "-r",
  join(folder, name),
];
const commands = {
  "error-contract lint": ["node", join(dist, "dist/error-contract.js"), "lint", "--format", "json"],
  "error-contract report": ["node", join(dist, "dist/error-contract.js"), "report", "--format", "html"],
  "error-contract fix": ["node", join(dist, "dist/error-contract.js"), "fix", "--dry-run"],
  "error-contract pages": ["node", join(dist, "dist/error-contract.js"), "pages", "-o", join(dist, "pages")],
  "spectral, nothing": spectral("nothing.yaml"),
  "spectral, ours": spectral("ours.yaml"),
  "spectral, oas": spectral("oas.yaml"),
  "spectral, IBM": spectral("ibm.yaml", home), // Spectral looks for a ruleset's modules beside the ruleset
  "redocly, one rule": ["redocly", "lint", "--config", join(dist, "redocly.yaml")],
} as const satisfies Record<string, readonly [string, ...string[]]>;
type Name = keyof typeof commands;
const everyRound: readonly Name[] = [
  "error-contract lint",
  "error-contract report",
  "error-contract fix",
  "spectral, nothing",
  "redocly, one rule",
];
/** Run once each, and not on documents that may take minutes, as DigitalOcean's does with Spectral's own rules and IBM's. */
const slow: readonly Name[] = ["error-contract pages", "spectral, ours"];
const oneRun: Readonly<Record<keyof typeof documents, readonly Name[]>> = {
  "GitHub, 13 MB of JSON": [],
  "DigitalOcean, 3 MB of YAML": slow,
  // What counts here is the time of the bundle.
  "DigitalOcean, 3,000 files": ["spectral, nothing", "redocly, one rule"],
  "Train Travel": [...slow, "spectral, oas", "spectral, IBM"],
};
type Figure = "wall" | "cpu" | "megabytes";
type Runs = ReadonlyMap<Name, readonly Measures[]>;

await prepare();
const measured = new Map<string, Runs>();
for (const title of titles) {
  const once = oneRun[title];
  const runs = await measureAll(
    documents[title],
    everyRound.filter((name) => !once.includes(name)),
    once,
  );
  measured.set(title, runs);
  console.log(`\n${title}:\n`);
  console.log(table([["", "wall", "CPU", "memory", "lint's wall", "CPU", "memory", "runs", "end"], ...rowsOf(runs)]));
}
console.log("\nRight of the first three figures: what lint takes of them. A limit and what was measured:\n");
const limits = limitsOf(measured);
console.log(table([["", "measured", "at most", ""], ...limits]));

async function measureAll(path: string, always: readonly Name[], once: readonly Name[]): Promise<Runs> {
  const runs = new Map<Name, Measures[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round === 0 ? [...always, ...once] : always) {
      const one = await measure([...commands[name], path], home);
      runs.set(name, [...(runs.get(name) ?? []), one]);
    }
  }
  return runs;
}

function middle(runs: Runs | undefined, name: Name, figure: Figure): number {
  return median((runs?.get(name) ?? []).map((one) => one[figure]));
}

function rowsOf(runs: Runs): readonly (readonly string[])[] {
  return [...runs].map(([name, all]) => {
    const ratio = (figure: Figure): string =>
      (middle(runs, "error-contract lint", figure) / middle(runs, name, figure)).toFixed(2);
    return [
      name,
      `${(middle(runs, name, "wall") / 1000).toFixed(2)} s`,
      `${(middle(runs, name, "cpu") / 1000).toFixed(2)} s`,
      `${middle(runs, name, "megabytes").toFixed(0)} MB`,
      ratio("wall"),
      ratio("cpu"),
      ratio("megabytes"),
      String(all.length),
      [...new Set(all.map(({ end }) => end))].join(", "),
    ];
  });
}

/** The limits of the issue that asked for the command; of work beside work of our own the CPU time counts, which others disturb less. */
function limitsOf(all: ReadonlyMap<string, Runs>): readonly (readonly string[])[] {
  const of = (title: keyof typeof documents, name: Name, figure: Figure): number =>
    middle(all.get(title), name, figure);
  const github = "GitHub, 13 MB of JSON";
  const bundle = "DigitalOcean, 3 MB of YAML";
  const split = "DigitalOcean, 3,000 files";
  const lint = "error-contract lint";
  const row = (what: string, value: number, most: number, unit = ""): readonly string[] => [
    what,
    `${value.toFixed(2)}${unit}`,
    `${most.toFixed(2)}${unit}`,
    value <= most ? "holds" : "does not hold",
  ];
  const beside = (title: keyof typeof documents, name: Name, most: number, figure: Figure = "wall") =>
    row(`lint / ${name}, ${figure}: ${title}`, of(title, lint, figure) / of(title, name, figure), most);
  return [
    beside(github, "spectral, nothing", 0.25),
    beside(github, "redocly, one rule", 0.25),
    beside(github, "spectral, nothing", 0.5, "megabytes"),
    beside(bundle, "spectral, nothing", 0.3),
    beside(bundle, "redocly, one rule", 0.25),
    beside(bundle, "spectral, nothing", 0.5, "megabytes"),
    row("lint, wall: Train Travel", of("Train Travel", lint, "wall") / 1000, 0.25, " s"),
    ...([github, bundle] as const).flatMap((title) => [
      row(`report / lint, CPU: ${title}`, of(title, "error-contract report", "cpu") / of(title, lint, "cpu"), 1.4),
      row(`fix / lint, CPU: ${title}`, of(title, "error-contract fix", "cpu") / of(title, lint, "cpu"), 2),
    ]),
    row("lint, 3,000 files / their bundle, CPU", of(split, lint, "cpu") / of(bundle, lint, "cpu"), 2),
    row("lint, 3,000 files / their bundle, wall", of(split, lint, "wall") / of(bundle, lint, "wall"), 2),
  ];
}

/** The command as published, except that its one dependency comes from the repository; and rulesets for the peers. */
async function prepare(): Promise<void> {
  await mkdir(dist, { recursive: true });
  const bundle = (folder: string, ...rest: readonly string[]) =>
    execa("rolldown", ["--config", join(root, folder, "rolldown.config.ts"), ...rest], {
      preferLocal: true,
      localDir: root,
    });
  await bundle("packages/cli", "--environment", `OUT_DIR:${join(dist, "dist")}`);
  await bundle("packages/ruleset"); // where Spectral finds it
  await writeFile(join(dist, "nothing.yaml"), "rules: { nothing: { given: $, then: { function: truthy } } }");
  await writeFile(join(dist, "ours.yaml"), `extends: ["${join(root, "packages/ruleset/dist/bundle/index.cjs")}"]`);
  await writeFile(join(dist, "oas.yaml"), 'extends: ["spectral:oas"]');
  await writeFile(join(home, "ibm.yaml"), 'extends: ["@ibm-cloud/openapi-ruleset"]');
  await writeFile(join(dist, "redocly.yaml"), "rules: { operation-4xx-response: warn }");
}
