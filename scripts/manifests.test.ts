import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";

const manifests = ["spec", ...(await readdir(join(root, "packages"))).map((name) => `packages/${name}`)].flatMap(
  (folder) => {
    try {
      return [{ folder, manifest: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) }];
    } catch {
      return []; // what git leaves of a package that was moved
    }
  },
);

/** The published files that `exports` names. */
function filesIn(exports: unknown): string[] {
  if (typeof exports === "string") return exports === "./package.json" ? [] : [exports];
  return Object.entries(exports ?? {}).flatMap(([key, value]) =>
    key === "@error-contract/source" ? [] : filesIn(value),
  );
}

describe.each(manifests)("the manifest of $folder", ({ folder, manifest }) => {
  it("has a name, a description and the license", () => {
    expect(manifest).toMatchObject({
      name: expect.any(String),
      description: expect.stringMatching(/\.$/),
      license: "MIT",
    });
  });

  it("writes its exports once: .pnpmfile.mjs derives what is published", () => {
    expect(manifest.publishConfig?.exports).toBeUndefined();
  });

  it.runIf(!manifest.private && folder !== "spec")("promises Node 20, and packs what it exports", () => {
    expect(manifest.engines).toEqual({ node: ">=20" });
    expect(manifest.publishConfig).toEqual({ access: "public" });
    for (const file of filesIn(manifest.exports)) expect(manifest.files, file).toContain(file.split("/")[1]);
  });
});
