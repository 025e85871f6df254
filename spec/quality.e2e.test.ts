import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "error-contract-spec-"));
const bundle = join(folder, "openapi.yaml");

/** Runs a command of the workspace and returns its output. A non-zero exit status throws. */
function run(command: string, ...args: readonly string[]): string {
  return execFileSync(join(root, "node_modules", ".bin", command), args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

beforeAll(() => {
  run("redocly", "bundle", "spec/openapi.yaml", "--output", bundle);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each([
  ["the source", "spec/openapi.yaml"],
  ["the bundle", bundle],
])("%s", (_name, path) => {
  test("gives Spectral nothing to report, not even a hint", () => {
    expect(JSON.parse(run("spectral", "lint", path, "--fail-severity=hint", "--format=json", "--quiet"))).toEqual([]);
  });

  // The second set is our own rules, which `pnpm lint` only runs in Spectral.
  test.each(["recommended-strict", "error-contract/strict"])("gives Redocly nothing to report with %s", (rules) => {
    const report = run("redocly", "lint", path, "--extends", rules, "--format=json");
    expect(JSON.parse(report)).toMatchObject({ problems: [] });
  });
});

test("Redocly scores errors, documentation, examples and identifiers at 100 %", () => {
  const { subscores } = JSON.parse(run("redocly", "score", bundle, "--format=json"));
  expect(subscores).toMatchObject({
    errorClarity: 1,
    documentationQuality: 1,
    exampleCoverage: 1,
    identifierClarity: 1,
  });
});
