import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { table } from "../packages/cli/src/command-table.ts";
import { root } from "./pipeline/repository.ts";

const readme = await readFile(join(root, "README.md"), "utf8");
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const packages = (await readdir(join(root, "packages"))).map((name) => `packages/${name}`);

describe("the README", () => {
  it.each(["spec", ...packages])("lists %s, with its package name, and it has a README", async (folder) => {
    const { name } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    expect(readme).toContain(`| [${folder}](${folder}/README.md) | \`${name}\` |`);
    await access(join(root, folder, "README.md"));
  });

  it("explains exactly the existing commands", () => {
    const table = readme.slice(readme.indexOf("| command |"), readme.indexOf("In CI:"));
    const explained = [...table.matchAll(/^\| `(?:run )?([\w-]+)` \|/gm)].map(([, command]) => command);
    const { prepare: _afterInstall, ...commands } = manifest.scripts;
    expect(explained.toSorted()).toEqual(Object.keys(commands).toSorted());
  });
});

it.each(["README.md", "packages/cli/README.md"])("%s lists exactly the subcommands of error-contract", async (path) => {
  const rows = (await readFile(join(root, path), "utf8")).matchAll(
    /^\| `([a-z]+) [^`|]*(?:DOCUMENT|OLD NEW)[^`]*` \|/gm,
  );
  expect(Array.from(rows, ([, name]) => name).toSorted()).toEqual(Object.keys(table).toSorted());
});
