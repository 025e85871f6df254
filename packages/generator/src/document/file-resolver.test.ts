import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { load } from "./load.ts";

test.each([
  ["a%20pet.yaml", "a pet.yaml"],
  ["caf%C3%A9.yaml", "café.yaml"],
  ["100%.yaml", "100%.yaml"],
])("A reference to %s resolves to the file %s", async (ref, name) => {
  const folder = await mkdtemp(join(tmpdir(), "file-resolver-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const get = { operationId: "getPet", responses: { 404: { description: "No such pet." } } };
  await writeFile(join(folder, name), JSON.stringify({ get }));
  const info = { title: "Pets", version: "1" };
  const document = { openapi: "3.1.0", info, paths: { "/pets/{id}": { $ref: ref } } };
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  const { bundled } = await load(join(folder, "openapi.json"));
  expect(bundled).toMatchObject({ paths: { "/pets/{id}": { get } } });
});
