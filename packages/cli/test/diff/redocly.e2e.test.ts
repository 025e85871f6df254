import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Case, cases } from "../../../contract/test/compare/cases.ts";
import { type TemporaryFolder, temporaryFolder } from "../../src/testing/temporary-folder.ts";

const page = join(import.meta.dirname, "../../docs/diff.md");
const root = join(import.meta.dirname, "../../../..");

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder[Symbol.dispose]());

/** What `redocly diff` says of a case. */
async function askRedocly({ old, now }: Case, index: number): Promise<string> {
  const files = [
    folder.write(`${index}/old.json`, JSON.stringify(old, undefined, 2)),
    folder.write(`${index}/new.json`, JSON.stringify(now, undefined, 2)),
  ];
  const { stdout } = await execa("redocly", ["diff", ...files, "--format", "json", "--fail-on", "none"], {
    preferLocal: true,
    localDir: root,
    cwd: folder.path,
  });
  return JSON.parse(stdout).bump ?? "none";
}

/** One at a time would take minutes; more at once than there are cores gains nothing. */
async function askForAll(): Promise<readonly string[]> {
  const bumps: string[] = [];
  const queue = cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, one] of queue) bumps[index] = await askRedocly(one, index);
  };
  await Promise.all([work(), work()]);
  return bumps;
}

function tableOf(bumps: readonly string[]): string {
  const rows = new Map<string, { readonly verdict: string; readonly notations: number; readonly bumps: string[] }>();
  for (const [index, { event, verdict }] of cases.entries()) {
    const known = rows.get(event) ?? { verdict, notations: 0, bumps: [] };
    known.bumps.push(bumps[index] ?? "?");
    rows.set(event, { ...known, notations: known.notations + 1 });
  }
  return [
    "| event | notations | `error-contract diff` | `redocly diff` |",
    "| --- | --- | --- | --- |",
    ...[...rows].map(
      ([event, row]) => `| ${event} | ${row.notations} | ${row.verdict} | ${counts(row.bumps, row.notations)} |`,
    ),
  ].join("\n");
}

function counts(bumps: readonly string[], all: number): string {
  return ["major", "minor", "patch", "none"]
    .map((bump) => [bump, bumps.filter((one) => one === bump).length] as const)
    .filter(([, count]) => count > 0)
    .map(([bump, count]) => (count === all ? bump : `${bump} (${count})`))
    .join(", ");
}

it("shows in docs/diff.md what redocly diff says of the same changes", { timeout: 900_000 }, async () => {
  const table = tableOf(await askForAll());
  const frame = /(<!-- events -->\n)([\s\S]*?)(\n<!-- end -->)/;
  if (process.env["UPDATE"] === "1") {
    writeFileSync(
      page,
      readFileSync(page, "utf8").replace(frame, (_, head, _old, end) => head + table + end),
    );
  }
  expect(frame.exec(readFileSync(page, "utf8"))?.[2], "Run the test with UPDATE=1 and judge the difference.").toBe(
    table,
  );
});
