import { mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeAbandoned, shadowTree } from "./shadow-tree.ts";

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "shadow-")));
  await write("spec/openapi.yaml", "openapi: 3.1.0");
  await write("spec/dist/openapi.yaml", "built");
  await write("packages/contract/src/index.ts", "export {};");
  await write("packages/client/src/index.ts", "export {};");
  await write("packages/client/src/index.test.ts", "");
  await write("packages/client/src/testing/server.ts", "");
  await write("packages/client/tsconfig.tsbuildinfo", "{}");
  await write("node_modules/.pnpm/tool@1/node_modules/tool/index.js", "");
  await symlink(".pnpm/tool@1/node_modules/tool", join(root, "node_modules/tool"));
  await mkdir(join(root, "packages/client/node_modules/@error-contract"), { recursive: true });
  await symlink("../../../contract", join(root, "packages/client/node_modules/@error-contract/contract"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, ".."), { recursive: true });
  await writeFile(join(root, path), text);
}

describe("shadowTree", () => {
  it("copies sources, without the output of builds", async () => {
    const tree = await shadowTree(root, join(root, ".build"));
    expect(await readFile(join(tree, "spec/openapi.yaml"), "utf8")).toBe("openapi: 3.1.0");
    expect(await readdir(join(tree, "spec"))).toEqual(["openapi.yaml"]);
    expect(await readdir(join(tree, "packages/client"))).not.toContain("tsconfig.tsbuildinfo");
    expect(await readdir(tree)).not.toContain(".build");
  });

  it("leaves out tests and their helpers, because no build reads them", async () => {
    const tree = await shadowTree(root, join(root, ".build"));
    expect(await readdir(join(tree, "packages/client/src"))).toEqual(["index.ts"]);
  });

  it("copies a package even if it is named like a folder of tests", async () => {
    await write("packages/testing/package.json", "{}");
    await mkdir(join(root, "packages/testing/node_modules/execa"), { recursive: true });
    const tree = await shadowTree(root, join(root, ".build"));
    expect((await readdir(join(tree, "packages/testing"))).toSorted()).toEqual(["node_modules", "package.json"]);
  });

  it("links a workspace package to another's copy, not to its original", async () => {
    const tree = await shadowTree(root, join(root, ".build"));
    expect(await realpath(join(tree, "packages/client/node_modules/@error-contract/contract"))).toBe(
      join(tree, "packages/contract"),
    );
  });

  it("shares the installed dependencies", async () => {
    const tree = await shadowTree(root, join(root, ".build"));
    expect(await readlink(join(tree, "node_modules/.pnpm"))).toBe(join(root, "node_modules/.pnpm"));
    expect(await realpath(join(tree, "node_modules/tool"))).toContain(join(root, "node_modules/.pnpm/tool@1"));
  });
});

describe("removeAbandoned", () => {
  it("removes a dead build's copy and keeps a running one's", async () => {
    const parent = join(root, ".build");
    const living = await shadowTree(root, parent);
    // Above the largest process id that Linux assigns.
    await mkdir(join(parent, "4194305-dead"));
    await removeAbandoned(parent);
    expect((await readdir(parent)).map((name) => join(parent, name))).toEqual([living]);
  });
});
