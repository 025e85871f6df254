import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const shop = join(import.meta.dirname, "testing/tea-shop.yaml");

async function cli(
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { status, out: out.join(""), err: err.join("") };
}

describe("error-contract-generate", () => {
  it("writes the folder, and prints each file with its size", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const { status, out, err } = await cli(shop, outDir);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(
      /openapi\.ts {2}\d+ bytes\n.*errors\.ts {2}\d+ bytes\n.*catalogue\.ts {2}\d+ bytes\n.*client\.ts {2}\d+ bytes\n.*index\.ts {2}\d+ bytes\n3 error codes\n$/,
    );
    expect(await readdir(outDir)).toEqual(["catalogue.ts", "client.ts", "errors.ts", "index.ts", "openapi.ts"]);
  });

  it("exits with status 1, prints the place and the fault, and writes nothing", async () => {
    await using folder = await temporaryFolder();
    const { status, out, err } = await cli(join(folder.path, "absent.yaml"), join(folder.path, "generated"));
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/absent\.yaml: cannot be read: [\s\S]*\nNothing was written\.\n$/);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("exits with status 1 if the folder cannot be written", async () => {
    const { status, err } = await cli(shop, join(shop, "generated"));
    expect(status).toBe(1);
    expect(err).toMatch(/tea-shop\.yaml[\s\S]*Nothing was written\.\n$/);
  });

  it("says that the document has no error codes", async () => {
    await using folder = await temporaryFolder();
    const document = join(folder.path, "plain.json");
    const paths = { "/a": { get: { responses: { 404: { description: "No." } } } } };
    await writeFile(document, JSON.stringify({ openapi: "3.0.3", info: { title: "A", version: "1" }, paths }));
    const { status, out } = await cli(document, join(folder.path, "generated"));
    expect(status).toBe(0);
    expect(out).toMatch(/The document has no error codes, so errors narrow by status\.\n$/);
  });

  it("writes only the negative tests, with the path of the document relative to their file", async () => {
    await using folder = await temporaryFolder();
    const tests = join(folder.path, "errors.arazzo.json");
    const { status, out, err } = await cli(shop, "--tests", tests);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/errors\.arazzo\.json {2}\d+ negative tests\n$/);
    const { sourceDescriptions, workflows } = JSON.parse(await readFile(tests, "utf8"));
    expect(await readFile(join(folder.path, sourceDescriptions[0].url), "utf8")).toBe(await readFile(shop, "utf8"));
    expect(workflows.length).toBeGreaterThan(0);
  });

  it("exits with status 1 and the reason if there is nothing to test", async () => {
    await using folder = await temporaryFolder();
    const document = join(folder.path, "plain.json");
    await writeFile(document, JSON.stringify({ openapi: "3.0.3", info: { title: "A", version: "1" }, paths: {} }));
    const { status, err } = await cli(document, "--tests", join(folder.path, "tests.json"));
    expect(status).toBe(1);
    expect(err).toContain("There is nothing to test: the document has no operation");
    expect(await readdir(folder.path)).toEqual(["plain.json"]);
  });

  it("rejects a document with an invalid part, and prints the place and a workaround", async () => {
    await using folder = await temporaryFolder();
    const { status, out, err } = await cli(await unsound(folder.path), join(folder.path, "generated"));
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/unsound\.yaml:12:\d+: Can't resolve \$ref/);
    expect(err).toMatch(/\nFix this, or skip it with --lenient\. Nothing was written\.\n$/);
  });

  it("leaves out invalid parts with --lenient, and prints each fault", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const { status, err } = await cli(await unsound(folder.path), outDir, "--lenient");
    expect(status).toBe(0);
    expect(err.match(/unsound\.yaml:\d+:\d+: /g)).toHaveLength(3);
    expect(err).toMatch(/\nSkipped or ignored invalid parts in 3 places\.\n$/);
    const types = await readFile(join(outDir, "openapi.ts"), "utf8");
    expect(types).toContain('"/good"');
    expect(types).toContain('"/half"');
    expect(types).not.toContain("delete: ");
    expect(await readFile(join(outDir, "errors.ts"), "utf8")).toContain('"gone"');
  });

  it("prints its version", async () => {
    expect(await cli("--version")).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([["--help"], ["-h"]])("prints its help: %s", async (flag) => {
    const { status, out } = await cli(flag);
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: error-contract-generate <document> <folder>/);
  });

  it.each([
    [[], /^Pass a document and a folder\./],
    [["a.yaml"], /^Pass a document and a folder\./],
    [["a.yaml", "b", "c"], /^Pass a document and a folder\./],
    [["a.yaml", "b", "--wat"], /^Unknown option '--wat'/],
  ])("rejects wrong usage with status 2, and prints the correct usage: %j", async (args, message) => {
    const { status, out, err } = await cli(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).toContain("Usage: error-contract-generate");
  });
});

/** One operation is valid; the second lacks its schema, the third has a duplicate name, and the fourth is not an operation. */
async function unsound(folder: string): Promise<string> {
  const path = join(folder, "unsound.yaml");
  await writeFile(
    path,
    `openapi: 3.1.0
info: { title: A, version: "1" }
paths:
  /good:
    get:
      operationId: same
      responses: { "404": { $ref: "#/components/responses/Gone" } }
  /half:
    get:
      operationId: half
      responses:
        "200": { description: Yes., content: { application/json: { schema: { $ref: "#/components/schemas/Missing" } } } }
    put: { operationId: same, responses: { "204": { description: Done. } } }
    delete: none
components:
  responses:
    Gone:
      description: Gone.
      content:
        application/json:
          schema: { type: object, properties: { code: { const: gone }, message: { type: string } } }
`,
  );
  return path;
}
