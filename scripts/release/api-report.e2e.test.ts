import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiReport } from "./api-report.ts";
import type { Manifest, WorkspacePackage } from "./published-packages.ts";

let tree: string;
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "api-report-test-"));
});
afterAll(() => rm(tree, { recursive: true, force: true }));

const manifest: Manifest = {
  name: "teapots",
  version: "1.0.0",
  description: "Teapots.",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
};

/** Makes the report of a package with these compiled declarations. */
async function reportOf(declarations: string, exports: unknown = manifest.exports): Promise<string | undefined> {
  const published: WorkspacePackage = { folder: "packages/teapots", manifest: { ...manifest, exports } };
  const folder = join(tree, published.folder);
  await mkdir(join(folder, "dist/generated"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "teapots", version: "1.0.0", type: "module" }));
  await writeFile(join(folder, "dist/index.d.ts"), declarations);
  return apiReport(tree, published);
}

const pour = "/** Pours. */\nexport declare function pour(cups: number): void;\n";

describe("the report of what a package promises", () => {
  it("shows exported functions, and the types that they name", async () => {
    const report = await reportOf(
      "interface Cup {\n    size: number;\n}\nexport declare function fill(cup: Cup): void;\nexport {};\n",
    );
    expect(report).toContain("export function fill(cup: Cup): void;");
    expect(report).toContain("\ninterface Cup {\n    size: number;");
    expect(report).not.toContain("undocumented");
  });

  it("changes with a signature, but not with a description", async () => {
    const before = await reportOf(pour);
    expect(await reportOf(pour.replace("Pours.", "Pours tea."))).toBe(before);
    expect(await reportOf(pour.replace("cups: number", "cups?: number"))).not.toBe(before);
  });

  it("links to generated files, which are committed, instead of repeating them", async () => {
    const report = await reportOf(pour, { ".": { types: "./dist/generated/index.d.ts" } });
    expect(report).toContain("See `src/generated/index.ts`");
  });

  it("does not exist for a package that only has data", async () => {
    expect(await reportOf(pour, { "./tea.json": "./tea.json" })).toBeUndefined();
  });

  it("fails if a manifest names declarations that do not exist, and names them", async () => {
    await expect(reportOf(pour, { ".": { types: "./dist/cup.d.ts" } })).rejects.toThrow(/dist\/cup\.d\.ts/);
  });
});
