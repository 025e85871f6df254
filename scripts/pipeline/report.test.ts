import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildTable } from "./report.ts";

it("shows each artifact's size, and a stage's time on its first artifact", async () => {
  const root = await mkdtemp(join(tmpdir(), "report-"));
  await mkdir(join(root, "types/nested"), { recursive: true });
  await writeFile(join(root, "types/a.ts"), "x".repeat(1200));
  await writeFile(join(root, "types/nested/b.ts"), "x".repeat(300));
  await writeFile(join(root, "page.html"), "x".repeat(2_345_600));
  const stage = (name: string, produces: readonly string[]) => ({
    name,
    reads: [],
    produces,
    run: async () => undefined,
  });
  const report = (name: string, produces: readonly string[], milliseconds: number) => ({
    stage: stage(name, produces),
    milliseconds,
    notice: undefined,
  });
  const table = await buildTable([report("lint", [], 1500), report("make", ["types", "page.html"], 310)], root, 1812);
  await rm(root, { recursive: true });
  expect(table.split("\n")).toEqual([
    "artifact        size    time",
    "lint          passed  1.50 s",
    "types         1.5 kB  0.31 s",
    "page.html  2345.6 kB",
    "",
    "Built in 1.81 s; the slowest stage, lint, took 1.50 s.",
  ]);
});
