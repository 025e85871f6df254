import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../pipeline/repository.ts";
import { arrows } from "./arrows.ts";
import { packageNames } from "./package-names.ts";

const packages = await packageNames(root);

describe("the table of arrows", () => {
  it("has every package", () => {
    expect(Object.keys(arrows)).toEqual(expect.arrayContaining([...packages]));
  });

  it.each(packages)("allows the dependencies of %s", async (name) => {
    const manifest = JSON.parse(await readFile(join(root, "packages", name, "package.json"), "utf8"));
    const named = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
      .filter((dependency) => dependency.startsWith("@error-contract/") && dependency !== "@error-contract/spec")
      .map((dependency) => dependency.slice("@error-contract/".length));
    const allowed = arrows[name] ?? [];
    expect(named.filter((dependency) => !allowed.includes(dependency))).toEqual([]);
  });
});
