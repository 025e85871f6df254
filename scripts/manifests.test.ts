import { createRequire } from "node:module";
import { join } from "node:path";
import { subset } from "semver";
import { describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";
import { publishedPackages, repository, workspacePackages } from "./release/published-packages.ts";

/** The published files that `exports` names. */
function filesIn(exports: unknown): string[] {
  if (typeof exports === "string") return exports === "./package.json" ? [] : [exports];
  return Object.entries(exports ?? {}).flatMap(([key, value]) =>
    key === "@error-contract/source" ? [] : filesIn(value),
  );
}

/** The Node versions that a dependency supports; any version if it does not say. */
function nodeOf(folder: string, dependency: string): string {
  const paths = createRequire(join(root, folder, "package.json")).resolve.paths(dependency) ?? [];
  for (const path of paths) {
    try {
      return createRequire(import.meta.url)(join(path, dependency, "package.json")).engines?.node ?? "*";
    } catch {
      // not in this node_modules
    }
  }
  throw new Error(`${folder}: ${dependency} is not installed. Run pnpm install.`);
}

describe.each(workspacePackages)("the manifest of $folder", ({ manifest }) => {
  it("has a name, a description and the license", () => {
    expect(manifest).toMatchObject({
      name: expect.any(String),
      description: expect.stringMatching(/\.$/),
      license: "MIT",
    });
  });

  it("declares its exports once: .pnpmfile.mjs derives the published ones", () => {
    expect(manifest.publishConfig?.["exports"]).toBeUndefined();
    expect(manifest).not.toHaveProperty("main");
    expect(manifest).not.toHaveProperty("types");
    expect(manifest).not.toHaveProperty("typesVersions");
  });
});

it("the public URL of the repository uses https", () => {
  expect(repository).toMatch(/^https:\/\/[^/]+\/[^/]+\/[^/]+$/);
});

describe.each(publishedPackages)("the published manifest of $folder", ({ folder, manifest }) => {
  it("links to its folder, its README and the issues of the public repository", () => {
    expect(manifest).toMatchObject({
      repository: { type: "git", url: `git+${repository}.git`, directory: folder },
      homepage: `${repository}/tree/main/${folder}#readme`,
      bugs: { url: `${repository}/issues` },
    });
  });

  it("has keywords, without duplicates", () => {
    expect(manifest.keywords?.length).toBeGreaterThanOrEqual(3);
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords?.length);
  });

  it("is public, and packs its exports", () => {
    expect(manifest.publishConfig).toEqual({ access: "public" });
    for (const file of filesIn(manifest.exports)) expect(manifest.files, file).toContain(file.split("/")[1]);
  });

  it("declares that only its command has side effects", () => {
    // The command is bundled from this folder, and the bundler would drop a main program declared as free of side effects.
    const all = folder === "packages/cli";
    expect(manifest.sideEffects).toEqual(all || (typeof manifest.bin === "object" && Object.values(manifest.bin)));
  });

  it("runs nothing when it is installed", () => {
    expect(Object.keys(manifest.scripts ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^(pre|post)?prepare$/)]),
    );
  });

  // `spec` has no code to run.
  it.runIf(folder !== "spec")("supports Node 20, and no version that a dependency does not", () => {
    const promised = manifest.engines?.node ?? "*";
    expect(subset("20.19.0 - 20.99", promised)).toBe(true);
    expect(subset(promised, ">=20")).toBe(true);
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const needed = nodeOf(folder, dependency);
      expect(subset(promised, needed), `${dependency} needs ${needed}`).toBe(true);
    }
  });
});
