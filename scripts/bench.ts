import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { cpus, release, type } from "node:os";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { wrongUsage } from "./pipeline/command.ts";
import { root } from "./pipeline/repository.ts";

const help = `pnpm bench [name ...] [--save]

Measures speed and size, each beside a peer in the same run. Names are those of scripts/bench/*.ts; without one, all run.

  --save  also writes what was measured to scripts/bench/results/<date>.md; what that file says of other names stays

Exit codes: 0 measured, 1 a benchmark failed, 2 wrong argument.`;

const folder = join(root, "scripts/bench");
const known = (await readdir(folder))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.slice(0, -".ts".length));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, save: { type: "boolean" } },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (values.help) console.log(help);
  else if (unknown.length > 0) fail(`No benchmark ${unknown.join(", ")}. There are: ${known.join(", ")}.`, 2);
  else await bench(positionals.length > 0 ? positionals : known, values.save ?? false);
} catch (error) {
  const usage = wrongUsage(error);
  if (usage === undefined) throw error;
  fail(usage, 2);
}

async function bench(names: readonly string[], save: boolean): Promise<void> {
  const measured = new Map<string, string>();
  for (const name of names) {
    console.log(`\n## ${name}\n`);
    const { all, failed } = await execa("node", ["-C", "@error-contract/source", join(folder, `${name}.ts`)], {
      cwd: root,
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
  const file = join(folder, `results/${date}.md`);
  await mkdir(dirname(file), { recursive: true });
  const before = await readFile(file, "utf8").catch(() => "");
  // Figures of another machine do not belong beside these.
  const kept = before.startsWith(title) ? before.slice(title.length).split(/\n(?=## )/) : [];
  const sections = new Map(kept.map((section) => [section.slice("## ".length, section.indexOf("\n")), section]));
  for (const [name, section] of measured) sections.set(name, section);
  await writeFile(file, title + known.flatMap((name) => sections.get(name) ?? []).join("\n"));
  console.log(`\nWritten to ${relative(process.cwd(), file)}`);
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}
