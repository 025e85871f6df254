/**
 * Measures how time and memory grow with a document and with a fleet: lint, report, diff and fix on GitHub's document with its
 * operations repeated up to eight times, and lint of hundreds of small documents. `FACTORS=1,2,4` measures fewer sizes,
 * `FLEETS=200` fewer fleets.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { installPeers, type Measures, measure, root, table } from "@error-contract/testing";
import { execa } from "execa";

const numbers = (name: string, standard: string): readonly number[] =>
  (process.env[name] ?? standard).split(",").map(Number);
const factors = numbers("FACTORS", "1,2,4,8");
const fleets = numbers("FLEETS", "200,1000");

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const home = await installPeers({ "@octokit/openapi": "23.0.2", "@readme/oas-examples": "8.2.2" });
const folder = join(root, ".data/bench/growth");
const command = ["node", join(folder, "dist/error-contract.js")] as const;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "redocly.yaml"), "rules: { operation-4xx-response: warn }");
await execa(
  "rolldown",
  ["--config", join(root, "packages/cli/rolldown.config.ts"), "--environment", `OUT_DIR:${join(folder, "dist")}`],
  { preferLocal: true, localDir: root },
);

console.log(`Begun ${new Date().toISOString().slice(0, 16)}Z, load average ${load()}.\n`);
await growDocument();
await growFleet();
console.log(`\nEnded ${new Date().toISOString().slice(0, 16)}Z, load average ${load()}.`);

async function growDocument(): Promise<void> {
  const text = await readFile(join(home, "node_modules/@octokit/openapi/generated/api.github.com.json"), "utf8");
  const original = JSON.parse(text);
  const sizes = new Map<number, { readonly operations: number; readonly megabytes: number }>();
  for (const factor of factors) {
    const document = multiply(original, factor);
    const written = JSON.stringify(document, null, 2);
    await writeFile(fileOf(factor), written);
    // The other version: the first operation documents no errors.
    delete firstOperation(document).responses;
    await writeFile(fileOf(factor, "changed"), JSON.stringify(document, null, 2));
    sizes.set(factor, { operations: operationsIn(document), megabytes: Buffer.byteLength(written) / 1e6 });
  }
  const runs = {
    lint: (factor: number) => [...command, "lint", "--format", "json", fileOf(factor)],
    report: (factor: number) => [...command, "report", "--format", "html", fileOf(factor)],
    diff: (factor: number) => [...command, "diff", fileOf(factor), fileOf(factor, "changed")],
    "fix --dry-run": (factor: number) => [...command, "fix", "--dry-run", fileOf(factor)],
    "redocly lint, one rule": (factor: number) => [
      "redocly",
      "lint",
      "--config",
      join(folder, "redocly.yaml"),
      fileOf(factor),
    ],
  } as const satisfies Record<string, (factor: number) => readonly [string, ...string[]]>;

  const rows = [["GitHub's document", ...factors.map((factor) => `x${factor}`), "exponent", "an operation"]];
  rows.push(["operations", ...factors.map((factor) => String(sizes.get(factor)?.operations)), "", ""]);
  rows.push(["megabytes", ...factors.map((factor) => (sizes.get(factor)?.megabytes ?? 0).toFixed(0)), "", ""]);
  for (const [name, run] of Object.entries(runs)) {
    const measured: Measures[] = [];
    for (const factor of factors) measured.push(await middleOfThree(run(factor)));
    const operations = factors.map((factor) => sizes.get(factor)?.operations ?? 0);
    const of = (figure: "cpu" | "megabytes"): readonly number[] =>
      measured.map((one) => (one.end === "done" ? one[figure] : Number.NaN));
    const line = (values: readonly number[], show: (value: number) => string, one: (value: number) => string) => [
      ...values.map((value, index) => (Number.isNaN(value) ? (measured[index]?.end ?? "") : show(value))),
      exponent(operations, values),
      each(operations, values, one),
    ];
    rows.push([`${name}: CPU`, ...line(of("cpu"), seconds, (value) => `${value.toFixed(2)} ms`)]);
    const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
    rows.push([`${name}: memory`, ...line(of("megabytes"), megabytes, (value) => `${(value * 1000).toFixed(0)} kB`)]);
  }
  console.log(table(rows));
  console.log(
    "\nExponent: of the operations, fitted to what each step adds; 1 is linear. An operation: what one more takes. The median of three runs.",
  );
}

async function growFleet(): Promise<void> {
  const text = await readFile(join(home, "node_modules/@readme/oas-examples/3.1/json/train-travel.json"), "utf8");
  const rows = [["fleet", "documents", "wall", "CPU", "memory", "wall a document"]];
  const add = (name: string, count: number, { wall, cpu, megabytes, end }: Measures): void => {
    const each = `${(wall / count).toFixed(1)} ms`;
    rows.push([
      name,
      String(count),
      seconds(wall),
      seconds(cpu),
      `${megabytes.toFixed(0)} MB`,
      end === "done" ? each : end,
    ]);
  };
  for (const count of fleets) {
    const fleet = join(folder, `fleet-${count}`);
    await mkdir(fleet, { recursive: true });
    for (let number = 0; number < count; number++) {
      await writeFile(join(fleet, `${number}.json`), text.replace("Train Travel API", `Train Travel API ${number}`));
    }
    const lint = [...command, "lint", "--format", "json", `${fleet}/*.json`] as const;
    add("lint, one thread", count, await measure([...lint, "--workers", "1"], home));
    add("lint, two threads", count, await measure([...lint, "--workers", "2"], home));
    add("lint, as it decides", count, await measure(lint, home));
    const cached = [...lint, "--workers", "1", "--cache", join(folder, `cache-${count}`)] as const;
    add("lint --cache, the first time", count, await measure(cached, home));
    add("lint --cache, nothing changed", count, await measure(cached, home));
    add(
      "redocly lint, one rule",
      count,
      await measure(["redocly", "lint", "--config", join(folder, "redocly.yaml"), ...filesOf(fleet, count)], home),
    );
    if (count > 200) continue;
    const alone = 20;
    const runs: Measures[] = [];
    for (const file of filesOf(fleet, alone))
      runs.push(await measure([...command, "lint", "--format", "json", file], home));
    add("lint, a process each", alone, sum(runs));
  }
  console.log(`\nEach document is Train Travel, ${(text.length / 1000).toFixed(0)} kB of JSON.\n`);
  console.log(table(rows));
}

/** By CPU time, which other programs on the machine affect least. */
async function middleOfThree(run: readonly [string, ...string[]]): Promise<Measures> {
  const all: Measures[] = [];
  for (let round = 0; round < 3; round++) all.push(await measure(run, home));
  const [, middle] = all.toSorted((a, b) => a.cpu - b.cpu);
  if (middle === undefined) throw new Error("three runs have a middle");
  return middle;
}

function sum(runs: readonly Measures[]): Measures {
  return {
    wall: runs.reduce((total, { wall }) => total + wall, 0),
    cpu: runs.reduce((total, { cpu }) => total + cpu, 0),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
    end: runs.find(({ end }) => end !== "done")?.end ?? "done",
  };
}

/** Repeats the operations under new paths, with new operation ids; what they refer to is not repeated. */
function multiply(original: { readonly paths: object }, factor: number) {
  const paths: Record<string, unknown> = {};
  for (let copy = 0; copy < factor; copy++) {
    for (const [path, item] of Object.entries(structuredClone(original.paths))) {
      for (const operation of Object.values(item)) {
        const named = operation as { operationId?: string };
        if (copy > 0 && typeof named?.operationId === "string") named.operationId += `/copy-${copy}`;
      }
      paths[copy === 0 ? path : `/copy-${copy}${path}`] = item;
    }
  }
  return { ...original, paths };
}

function operationsIn({ paths }: { readonly paths: object }): number {
  return Object.values(paths).flatMap((item) => Object.keys(item).filter((key) => METHODS.includes(key))).length;
}

function firstOperation({ paths }: { readonly paths: object }): { responses?: unknown } {
  const [item] = Object.values(paths);
  return item[METHODS.find((method) => method in item) ?? "get"];
}

/**
 * With which power of the operations the figures grow: the slope of the line, by least squares, through the logarithms of what each step
 * adds. What is there once, such as the start of the process and the shared components, adds nothing, and so cannot flatter the result.
 */
function exponent(sizes: readonly number[], values: readonly number[]): string {
  const points = sizes.slice(1).flatMap((size, index) => {
    const added = (values[index + 1] ?? Number.NaN) - (values[index] ?? Number.NaN);
    return added > 0 ? [[Math.log(size - (sizes[index] ?? 0)), Math.log(added)] as const] : [];
  });
  if (points.length < 2) return "-";
  const mean = (pick: 0 | 1): number => points.reduce((total, point) => total + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((total, [a, b]) => total + (a - x) * (b - y), 0);
  const below = points.reduce((total, [a]) => total + (a - x) ** 2, 0);
  return (above / below).toFixed(2);
}

/** The cost of one more operation, from the smallest to the largest size. */
function each(sizes: readonly number[], values: readonly number[], show: (value: number) => string): string {
  const [added = Number.NaN, more = 0] = [values, sizes].map(
    (all) => (all.at(-1) ?? Number.NaN) - (all[0] ?? Number.NaN),
  );
  return more > 0 && !Number.isNaN(added) ? show(added / more) : "-";
}

function fileOf(factor: number, version = "whole"): string {
  return join(folder, `github-x${factor}-${version}.json`);
}

function filesOf(fleet: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => join(fleet, `${number}.json`));
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(", ");
}
