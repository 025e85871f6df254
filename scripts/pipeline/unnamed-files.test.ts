import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { unnamedFiles } from "./unnamed-files.ts";

let tree: string;
beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), "unnamed-"));
  await write("spec/openapi.yaml", "paths:\n  /a:\n    $ref: paths/a.yaml\n");
  await write(
    "spec/paths/a.yaml",
    'get: { responses: { "404": { $ref: "../components/responses/NotFound.yaml" } } }\n',
  );
  await write("spec/components/responses/NotFound.yaml", "$ref: ../schemas/Missing.yaml#/a\n");
});
afterEach(() => rm(tree, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, path)), { recursive: true });
  await writeFile(join(tree, path), text);
}

it("finds nothing when a reference leads to every file", async () => {
  expect(await unnamedFiles(tree)).toEqual([]);
});

it("names each file that no reference leads to, and says where to name a path", async () => {
  await write("spec/paths/b.yaml", "get: { responses: {} }\n");
  await write("spec/components/schemas/Old.yaml", "$ref: Older.yaml\n");
  await write("spec/components/schemas/Older.yaml", "type: object\n");
  expect(await unnamedFiles(tree)).toEqual([
    "spec/components/schemas/Old.yaml is not part of the document: no $ref leads to it.",
    "spec/components/schemas/Older.yaml is not part of the document: no $ref leads to it.",
    "spec/paths/b.yaml is not part of the document: name it under `paths` in spec/openapi.yaml.",
  ]);
});
