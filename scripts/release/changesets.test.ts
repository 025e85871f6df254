import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../pipeline/repository.ts";
import { publishedPackages } from "./published-packages.ts";

const config = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8"));
const names = publishedPackages.map(({ manifest }) => manifest.name);
const pending = globSync(".changeset/*.md", { cwd: root }).filter((path) => !path.endsWith("README.md"));

/** The packages in the command's bundle: a change to one of them changes the command. */
const bundled = ["@error-contract/contract", "@error-contract/ruleset"];

/** The packages that a changeset names. */
function namedBy(path: string): string[] {
  const [, header = ""] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(root, path), "utf8")) ?? [];
  return Object.keys(parse(header) ?? {});
}

describe("versions", () => {
  it("are each in exactly one group, fixed or linked", () => {
    const grouped: string[] = [...config.fixed, ...config.linked].flat();
    expect(grouped.toSorted()).toEqual(names.toSorted());
  });

  it.each<string[]>(config.fixed)("of fixed packages are the same: %s, %s, %s", (...group) => {
    const versions = publishedPackages.filter(({ manifest }) => group.includes(manifest.name));
    expect(new Set(versions.map(({ manifest }) => manifest.version)).size).toBe(1);
  });

  it.each(publishedPackages)("of $folder have a changelog that begins with the current one", ({ folder, manifest }) => {
    const path = join(root, folder, "CHANGELOG.md");
    expect(existsSync(path)).toBe(true);
    const [, newest] = /^## (\S+)$/m.exec(readFileSync(path, "utf8")) ?? [];
    expect(newest).toBe(manifest.version);
  });
});

describe("a pending changeset", () => {
  it("only names published packages", () => {
    for (const path of pending) for (const name of namedBy(path)) expect(names, path).toContain(name);
  });

  it("names the command too, if it names what the command bundles", () => {
    const incomplete = pending.filter((path) => {
      const named = namedBy(path);
      return named.some((name) => bundled.includes(name)) && !named.includes("error-contract");
    });
    expect(incomplete).toEqual([]);
  });
});
