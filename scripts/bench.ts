import { globSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, release, type } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { redoclyEnvironment } from "@error-contract/docs/redocly-environment";
import { execa } from "execa";
import { wrongUsage } from "./pipeline/command.ts";
import { root } from "./pipeline/repository.ts";

const help = `pnpm bench [name ...] [--list] [--save] [--against REF]

Measures speed and size, each beside a peer in the same run. A name is that of a benchmark, packages/*/bench/*.ts or
scripts/bench/*.ts, or that of a package, which runs all of its benchmarks. Without a name, all run.

  --list  lists the benchmarks and what each measures
  --save  also writes the results to packages/testing/results/<date>.md; results of other benchmarks in that file stay
  --against REF
          measures beside another commit of this repository, where the benchmark can: build

Exit codes: 0 measured, 1 a benchmark failed, 2 wrong argument.`;

interface Benchmark {
  readonly name: string;
  readonly file: string;
  /** Name of its package's folder, or `scripts`. */
  readonly home: string;
}

const known: readonly Benchmark[] = globSync(["packages/*/bench/*.ts", "scripts/bench/*.ts"], { cwd: root })
  .map((file) => ({ name: basename(file, ".ts"), file, home: basename(dirname(dirname(file))) }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      list: { type: "boolean" },
      save: { type: "boolean" },
      against: { type: "string" },
    },
  });
  const isNamed = (word: string, { name, home }: Benchmark) => word === name || word === home;
  const unknown = positionals.filter((word) => !known.some((benchmark) => isNamed(word, benchmark)));
  const chosen = known.filter(
    (benchmark) => positionals.length === 0 || positionals.some((word) => isNamed(word, benchmark)),
  );
  if (values.help) console.log(help);
  else if (unknown.length > 0)
    fail(`No benchmark ${unknown.join(", ")}. There are: ${known.map(({ name }) => name).join(", ")}.`, 2);
  else if (values.list) await list(chosen);
  else if (values.against !== undefined && (positionals.length !== 1 || positionals[0] !== "build"))
    fail("Only the benchmark build compares commits: pnpm bench build --against REF.", 2);
  else await bench(chosen, values.save ?? false, values.against === undefined ? [] : ["--against", values.against]);
} catch (error) {
  const usage = wrongUsage(error);
  if (usage === undefined) throw error;
  fail(usage, 2);
}

async function list(benchmarks: readonly Benchmark[]): Promise<void> {
  const width = Math.max(...benchmarks.map(({ name }) => name.length));
  for (const { name, file } of benchmarks) {
    const [, docstring = ""] = /\/\*\*([\s\S]*?)\*\//.exec(await readFile(join(root, file), "utf8")) ?? [];
    const [summary] = docstring
      .replaceAll(/\s*\n \* ?/g, " ")
      .trim()
      .split(/(?<=\.) /);
    console.log(`${name.padEnd(width)}  ${summary}`);
  }
}

async function bench(benchmarks: readonly Benchmark[], save: boolean, args: readonly string[]): Promise<void> {
  const measured = new Map<string, string>();
  for (const { name, file } of benchmarks) {
    console.log(`\n## ${name}\n`);
    const { all, failed } = await execa("node", ["-C", "@error-contract/source", join(root, file), ...args], {
      cwd: root,
      env: redoclyEnvironment,
      all: true,
      reject: false,
      stdout: ["inherit", "pipe"],
      stderr: ["inherit", "pipe"],
    });
    if (failed) fail(`${name} failed.`, 1);
    measured.set(name, `## ${name}\n\n\`\`\`\n${all.trim()}\n\`\`\`\n`);
  }
  if (save && !process.exitCode) await saveResults(measured);
}

async function saveResults(measured: ReadonlyMap<string, string>): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${type()} ${release()}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
  const title = `# ${date}\n\n${machine}\n\n`;
  const file = join(root, `packages/testing/results/${date}.md`);
  await mkdir(dirname(file), { recursive: true });
  const before = await readFile(file, "utf8").catch(() => "");
  // Results from another machine cannot be compared with these.
  const kept = before.startsWith(title) ? before.slice(title.length).split(/\n(?=## )/) : [];
  const sections = new Map(kept.map((section) => [section.slice("## ".length, section.indexOf("\n")), section]));
  for (const [name, section] of measured) sections.set(name, section);
  // A section that was added by hand has no benchmark of that name.
  const order = new Set([...known.map(({ name }) => name), ...sections.keys()]);
  await writeFile(file, title + [...order].flatMap((name) => sections.get(name) ?? []).join("\n"));
  console.log(`\nWritten to ${relative(process.cwd(), file)}`);
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}
