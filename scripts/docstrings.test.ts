import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";
import { missingDocs } from "./release/missing-docs.ts";
import { publishedPackages } from "./release/published-packages.ts";

/** Lines that are not `@param name - what it is`, `@returns what comes back` or `@throws {Class} when`. */
const mistaken = /^\s*\/?\*+ @(?:param (?:\{[^}]*\} )?[\w.$]+ (?!- ).*|throws [A-Z]\w*[a-z][A-Z].*|return .*)$/gm;

const files = globSync("{spec,scripts,packages/*/{src,test,bench,examples}}/**/*.ts", {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|generated)$/.test(path),
});

it("every docstring has the same form", async () => {
  expect(files.length).toBeGreaterThan(500);
  const faults = await Promise.all(
    files.map(async (file) =>
      [...(await readFile(join(root, file), "utf8")).matchAll(mistaken)].map(([line]) => `${file}: ${line.trim()}`),
    ),
  );
  expect(faults.flat()).toEqual([]);
});

const reports = publishedPackages
  .map(({ folder }) => folder)
  .filter((folder) => existsSync(join(root, folder, "api.md")));

it.each(reports)("every public export of %s has a complete docstring", async (folder) => {
  const report = await readFile(join(root, folder, "api.md"), "utf8");
  const sources = files.filter((path) => path.startsWith(`${folder}/src/`) && !/\.(test|suite)\.ts$/.test(path));
  expect(sources.length).toBeGreaterThan(1);
  const faults = await Promise.all(
    sources.map(async (file) =>
      missingDocs(await readFile(join(root, file), "utf8"), report).map((fault) => `${file}: ${fault}`),
    ),
  );
  expect(faults.flat()).toEqual([]);
});

it("finds each omission", () => {
  const source = `/** Lints.\n *\n * @param document - it\n */
export function lint(document: Json, options: LintOptions): Findings {
  throw new TypeError();
}
export class LintError extends Error {}
/** Its findings. */
export type Findings = string[];
export interface LintOptions {
  /** @default 1 */
  readonly first?: number;
  /** What is expected. */
  readonly preset?: string;
}`;
  const report = `export function lint(document: Json, options: LintOptions): Findings;
export class LintError extends Error {
export type Findings = string[];
export interface LintOptions {`;
  expect(missingDocs(source, report)).toEqual([
    "lint has no @param options -",
    "lint has no @returns",
    "lint has no @throws",
    "lint has no @example",
    "LintError has no docstring",
    "LintOptions has no docstring",
    "LintOptions.preset has no @default",
  ]);
});
