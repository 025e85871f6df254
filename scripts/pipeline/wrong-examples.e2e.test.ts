import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RepositoryCopy } from "../testing/repository-copy.ts";
import { buildStages } from "./build-stages.ts";
import { runStages, upTo } from "./run-stages.ts";

const linting = "lint with Redocly";
const { signal } = new AbortController();
let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await RepositoryCopy.make();
  await runStages(upTo(linting, buildStages), copy.root, { signal });
});
afterAll(() => copy[Symbol.asyncDispose]());

// `.spectral.yaml` leaves the examples to Redocly, which must check them wherever they may occur.
describe("a build stops at an example that its schema does not allow, and names its file", () => {
  it.each([
    ["of a media type", "responses/NotFound.yaml", "status: 404", "status: 403"],
    ["of a parameter", "parameters/StatusFilter.yaml", "example: 401", "example: 200"],
    ["of a schema", "schemas/RequestId.yaml", /example: .*/, "example: a b"],
    ["of a header's schema", "headers/Retry-After.yaml", "example: 12", "example: 0"],
    ["of a header, where Redocly would not check it", "headers/Retry-After.yaml", "schema:", "example: 12\nschema:"],
  ])("%s", async (_place, file, from, to) => {
    const path = `spec/components/${file}`;
    const whole = await copy.read(path);
    await copy.edit(path, from, to);
    try {
      const stages = buildStages.filter(({ name }) => name === linting);
      await expect(runStages(stages, copy.root, { signal })).rejects.toThrow(`${path}:`);
    } finally {
      await copy.write(path, whole);
    }
  });
});
