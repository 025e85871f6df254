import { expect, it } from "vitest";
import type { Manifest } from "./published-packages.ts";
import { packingFaults } from "./tarball-faults.ts";

const manifest: Manifest = { name: "teapots", version: "1.0.0", description: "Teapots." };
const files: Readonly<Record<string, string>> = {
  LICENSE: "MIT",
  "README.md": "[Tea](docs/tea.md#how), [all](docs), [home](https://example.com), [below](#tea)",
  "docs/tea.md": "[Back](../README.md)",
};

interface Change {
  readonly manifest?: Partial<Manifest>;
  /** Additional files, or missing ones if they have no text. */
  readonly files?: Readonly<Record<string, string | undefined>>;
}

function faultsAfter(change: Change): string[] {
  const changed = new Map(Object.entries({ ...files, ...change.files }));
  const present = [...changed].filter(([, text]) => text !== undefined).map(([name]) => name);
  return packingFaults({
    manifest: { ...manifest, ...change.manifest },
    files: present,
    read: (file) => changed.get(file) ?? "",
  });
}

it("finds nothing in a package that is fit to be published", () => {
  expect(faultsAfter({})).toEqual([]);
});

it.each<[string, Change, string]>([
  [
    "a script that runs at install",
    { manifest: { scripts: { postinstall: "node make-tea.js", prepack: "tsc" } } },
    "runs postinstall when it is installed; packages here run nothing",
  ],
  [
    "exports that lead to sources",
    { manifest: { exports: { ".": { "@error-contract/source": "./src/index.ts" } } } },
    "leads to sources, which are not in it; see .pnpmfile.mjs",
  ],
  [
    "a dependency that only the workspace knows",
    { manifest: { dependencies: { "@error-contract/contract": "workspace:^" } } },
    "depends on something by workspace:, which only this repository knows",
  ],
  ["a missing license", { files: { LICENSE: undefined } }, "has no LICENSE"],
  ["a test", { files: { "dist/tea.test.js": "" } }, "brings tests: dist/tea.test.js"],
  ["test helpers", { files: { "dist/testing/kettle.js": "" } }, "brings tests: dist/testing/kettle.js"],
  [
    "a link in its README that leaves the package",
    { files: { "README.md": "[Cups](../cups/README.md#size)" } },
    "README.md links to ../cups/README.md, which is not in it",
  ],
  [
    "a link in another page to a file that was not packed",
    { files: { "docs/tea.md": "[Test](../src/tea.test.ts)" } },
    "docs/tea.md links to ../src/tea.test.ts, which is not in it",
  ],
])("finds %s", (_name, change, fault) => {
  expect(faultsAfter(change)).toEqual([fault]);
});
