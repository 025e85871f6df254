import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildStages } from "./pipeline/build-stages.ts";
import { command } from "./pipeline/command.ts";
import { inShadow } from "./pipeline/in-shadow.ts";
import { memory, root } from "./pipeline/repository.ts";
import { runStages, upTo } from "./pipeline/run-stages.ts";
import { apiReport } from "./release/api-report.ts";
import { publishedPackages } from "./release/published-packages.ts";

const help = `pnpm api-report [--check]

Writes api.md into the folder of every published package: the types and functions that it exports, or the help of its
command line. The files are committed, so that a review sees every change of what outsiders rely on.

  --check  writes nothing; fails if a committed file differs

Exit codes: 0 written, or the same; 1 they differ (the files are named); 2 wrong argument; 130 interrupted.`;

interface Report {
  readonly path: string;
  readonly text: string | undefined;
}

await command(
  help,
  async ({ check = false }) => {
    const reports = await inShadow(async (tree, signal) => {
      await runStages(upTo("compile what was generated", buildStages), tree, { signal, memory });
      return reportsIn(tree);
    });
    const stale = await differing(reports);
    if (check && stale.length > 0) {
      console.error(
        [
          "What a package promises has changed, and its api.md does not say so:",
          ...stale.map(({ path }) => `  ${path}`),
          "Run `pnpm api-report`, look at the difference, and commit it.",
        ].join("\n"),
      );
      return 1;
    }
    await Promise.all(stale.map(write));
    const written = stale.map(({ path, text }) => `${path} ${text === undefined ? "removed" : "written"}`);
    console.log(written.length > 0 ? written.join("\n") : "Each api.md says what its package promises.");
    return 0;
  },
  { check: { type: "boolean" } },
);

async function reportsIn(tree: string): Promise<Report[]> {
  const reports: Report[] = [];
  for (const each of publishedPackages) {
    reports.push({ path: `${each.folder}/api.md`, text: await apiReport(tree, each) });
  }
  return reports;
}

async function differing(reports: readonly Report[]): Promise<Report[]> {
  const committed = await Promise.all(
    reports.map(({ path }) => readFile(join(root, path), "utf8").catch(() => undefined)),
  );
  return reports.filter(({ text }, index) => text !== committed[index]);
}

function write({ path, text }: Report): Promise<void> {
  return text === undefined ? rm(join(root, path)) : writeFile(join(root, path), text);
}
