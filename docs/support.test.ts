import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "@error-contract/testing";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const rows = new Map(
  Array.from(read("docs/support.md").matchAll(/^\| `?([^|`]+)`? \| ([^|]+) \|/gm), ([, what = "", versions = ""]) => [
    what.trim(),
    versions.trim(),
  ]),
);
const require = createRequire(join(root, "docs/package.json"));

/** What the test of compilers, bundlers and runtimes installs: `vite: "8"`, `typescript54: "npm:typescript@5.4"`. */
const rehearsal = read("scripts/release/rehearsal/support.release.test.ts");
const tested = (name: RegExp): string[] =>
  Array.from(rehearsal.matchAll(/^ {2}"?(\w[\w-]*)"?: "(?:npm:\w+@)?([\d.]+)",$/gm))
    .filter(([, tool = ""]) => name.test(tool))
    .map(([, , version = ""]) => version);

it.each([
  ["TypeScript", /^typescript/],
  ["Vite", /^vite$/],
  ["esbuild", /^esbuild$/],
  ["webpack", /^webpack$/],
  ["Deno", /^deno$/],
  ["Bun", /^bun$/],
])("%s is supported in the versions that the rehearsal installs", (what, name) => {
  expect(rows.get(what)).toBe(tested(name).join(", "));
});

it.each([
  ["Spectral", "@stoplight/spectral-cli"],
  ["Redocly CLI", "@redocly/cli"],
  ["Fastify", "fastify"],
])("%s is supported in the version that the tests run", (what, name) => {
  const { version }: { version: string } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8"));
  expect(rows.get(what)).toBe(version.split(".").slice(0, 2).join("."));
});

it("Node and the package managers are those of the rehearsal", () => {
  const [, majors = ""] =
    /majors = \[([^\]]*)\]/.exec(read("scripts/release/rehearsal/rehearsal.release.test.ts")) ?? [];
  expect(rows.get("Node")).toBe(majors.replaceAll('"', ""));
  const managers = read("scripts/release/rehearsal/package-managers.ts");
  expect(rows.get("pnpm")).toBe(/pnpm: "(\d+)"/.exec(managers)?.[1]);
  expect(rows.get("yarn")).toMatch(new RegExp(`^${/cli-dist": "(\d+)"/.exec(managers)?.[1]},`));
});
