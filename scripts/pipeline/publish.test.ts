import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publish } from "./publish.ts";

let folder: string;
let root: string;
let tree: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-"));
  [root, tree] = [join(folder, "root"), join(folder, "tree")];
  await write("root/spec/dist/openapi.yaml", "old");
  await write("root/spec/dist/left-over.yaml", "of an older build");
  await write("tree/spec/dist/openapi.yaml", "new");
  await write("tree/docs/dist/index.html", "page");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), text);
}

describe("publish", () => {
  it("replaces a folder as a whole, and creates a missing one", async () => {
    await publish(["spec/dist", "docs/dist"], tree, root);
    expect(await readdir(join(root, "spec/dist"))).toEqual(["openapi.yaml"]);
    expect(await readFile(join(root, "spec/dist/openapi.yaml"), "utf8")).toBe("new");
    expect(await readFile(join(root, "docs/dist/index.html"), "utf8")).toBe("page");
  });

  it("puts everything back when one artifact cannot be moved", async () => {
    await expect(publish(["spec/dist", "docs/dist", "missing/dist"], tree, root)).rejects.toThrow("ENOENT");
    expect((await readdir(join(root, "spec/dist"))).sort()).toEqual(["left-over.yaml", "openapi.yaml"]);
    expect(await readFile(join(root, "spec/dist/openapi.yaml"), "utf8")).toBe("old");
    expect(await readdir(join(root, "docs"))).toEqual([]);
  });
});
