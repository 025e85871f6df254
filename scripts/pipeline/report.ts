import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { table } from "@error-contract/testing";
import type { StageReport } from "./run-stages.ts";

/**
 * Writes the table at the end of a build: a line for each artifact, with its size and the time of its stage.
 *
 * @param reports - the result of `runStages`
 * @param root - where the artifacts are
 * @param milliseconds - wall time of the whole build
 * @returns lines of text, without a trailing newline
 */
export async function buildTable(reports: readonly StageReport[], root: string, milliseconds: number): Promise<string> {
  const rows = await Promise.all(
    reports.map(async ({ stage, milliseconds }) => {
      const made = await Promise.all(
        stage.produces.map(async (path) => [path, kilobytes(await size(join(root, path))), ""] as const),
      );
      const [first, ...rest] = made.length > 0 ? made : [[stage.name, "passed", ""] as const];
      return first ? [[first[0], first[1], seconds(milliseconds)] as const, ...rest] : [];
    }),
  );
  const slowest = reports.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  return [
    table([["artifact", "size", "time"], ...rows.flat()]),
    "",
    `Built in ${seconds(milliseconds)}; the slowest stage, ${slowest.stage.name}, took ${seconds(slowest.milliseconds)}.`,
  ].join("\n");
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

async function size(path: string): Promise<number> {
  const status = await stat(path);
  if (!status.isDirectory()) return status.size;
  const names = await readdir(path);
  const sizes = await Promise.all(names.map((name) => size(join(path, name))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
