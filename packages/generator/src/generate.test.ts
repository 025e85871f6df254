import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "./generate.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const shop = join(import.meta.dirname, "testing/tea-shop.yaml");
const named = { source: "tea-shop.yaml", command: "make client" };

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}

describe("generate", () => {
  it("writes every file, and returns the paths, the sizes and the number of codes", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "deep/generated");
    const { files, codes } = await generate({ document: shop, outDir, ...named });
    const written = await filesIn(outDir);
    expect(codes).toBe(3);
    expect(files).toEqual(
      ["openapi.ts", "errors.ts", "catalogue.ts", "client.ts", "index.ts"].map((name) => ({
        path: join(outDir, name),
        bytes: Buffer.byteLength(written[name] ?? ""),
      })),
    );
    await expect(written["errors.ts"]).toMatchFileSnapshot("testing/tea-shop.errors.snapshot");
    await expect(written["catalogue.ts"]).toMatchFileSnapshot("testing/tea-shop.catalogue.snapshot");
    await expect(written["client.ts"]).toMatchFileSnapshot("testing/tea-shop.client.snapshot");
    await expect(written["openapi.ts"]).toMatchFileSnapshot("testing/tea-shop.openapi.snapshot");
    await expect(written["index.ts"]).toMatchFileSnapshot("testing/tea-shop.index.snapshot");
  });

  it("writes the same bytes for a file and for the parsed document, every time", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const document = parse(await readFile(shop, "utf8"));
    const before = structuredClone(document);
    await generate({ document: shop, outDir, ...named });
    const first = await filesIn(outDir);
    await generate({ document, outDir, ...named });
    expect(await filesIn(outDir)).toEqual(first);
    expect(document, "the caller's document is not touched").toEqual(before);
  });

  it("names the document and the command in each file, on one line even if a name has a line break", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    await generate({ document: shop, outDir, source: "a\nprocess.exit()", command: "pnpm build" });
    for (const text of Object.values(await filesIn(outDir)))
      expect(text).toMatch(/^\/\/ Generated from a process\.exit\(\) by `pnpm build`\. Do not edit: .+\n\n/);
  });

  it("can import files as .ts, for projects that Node runs without compiling", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    await generate({ document: shop, outDir, importExtension: ".ts" });
    const written = Object.values(await filesIn(outDir)).join();
    expect(written).toContain('from "./openapi.ts"');
    expect(written).not.toContain('.js"');
  });

  it("writes types, and a descriptor without envelopes, for a document that pins no code", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const document = {
      openapi: "3.0.3",
      info: { title: "Plain", version: "1" },
      paths: { "/a": { get: { responses: { 404: { description: "No." } } } } },
    };
    expect(await generate({ document, outDir })).toMatchObject({ codes: 0 });
    const written = await filesIn(outDir);
    expect(written["errors.ts"]).toContain("envelopes: []");
    expect(written["openapi.ts"]).toContain('"/a": {');
  });

  it("reads OpenAPI 3.2 as well", async () => {
    await using folder = await temporaryFolder();
    const document = { ...parse(await readFile(shop, "utf8")), openapi: "3.2.0" };
    expect(await generate({ document, outDir: join(folder.path, "generated") })).toMatchObject({ codes: 3 });
  });
});

describe("generate, when it fails", () => {
  const info = { title: "A", version: "1" };
  const get = { operationId: "same", responses: { 200: { description: "Yes." } } };
  it.each([
    [
      "Swagger 2",
      { swagger: "2.0", info, paths: {} },
      /^document: is Swagger 2\.0; only OpenAPI 3 is supported\. Convert it: npx swagger2openapi/,
    ],
    ["no OpenAPI at all", { a: 1 }, /^document: is not an OpenAPI 3 document/],
    ["an unknown version", { openapi: "four", info, paths: {} }, /^document: is not an OpenAPI 3 document/],
    [
      "a dead reference",
      {
        openapi: "3.1.0",
        info,
        paths: { "/a": { get: { responses: { 404: { $ref: "#/components/responses/Gone" } } } } },
      },
      /^#\/paths\/~1a\/get\/responses\/404: Can't resolve \$ref/,
    ],
    [
      "a duplicate operationId",
      { openapi: "3.1.0", info, paths: { "/a": { get }, "/b": { get } } },
      /^#\/paths\/~1b\/get\/same: Every operation must have a unique `operationId`/,
    ],
    ["paths that are a list", { openapi: "3.1.0", info, paths: [] }, /^#\/paths: Expected type/],
  ])("names the place in a document: %s", async (_, document, message) => {
    await using folder = await temporaryFolder();
    await expect(generate({ document, outDir: join(folder.path, "generated") })).rejects.toThrow(message);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it.each([
    ["a syntax error", "openapi: 3.1.0\ninfo: {a\npaths: {}\n", /broken\.yaml:3:\d+: is neither YAML nor JSON: ./],
    [
      "a structural error",
      "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    get: none\n",
      /broken\.yaml:5:10: Expected type `Operation` \(object\) but got `string`/,
    ],
    ["an empty file", "", /broken\.yaml: is empty\. Pass an OpenAPI document\./],
    ["a list", "[1, 2]", /broken\.yaml: is not an OpenAPI 3 document\. Its root needs a version/],
    [
      "Swagger 2.0",
      "swagger: '2.0'",
      /broken\.yaml: is Swagger 2\.0.* npx swagger2openapi \S*broken\.yaml -o openapi\.yaml/,
    ],
    [
      "a missing file that it refers to",
      "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths:\n  /a: {$ref: gone.yaml}\n",
      /broken\.yaml:4:\d+: Can't resolve \$ref.*gone\.yaml/,
    ],
  ])("names the file, and the line if there is one: %s", async (_, text, message) => {
    await using folder = await temporaryFolder();
    const document = join(folder.path, "broken.yaml");
    await writeFile(document, text);
    await expect(generate({ document, outDir: join(folder.path, "generated") })).rejects.toThrow(message);
    expect(await readdir(folder.path)).toEqual(["broken.yaml"]);
  });

  it("tolerates YAML about which parsers disagree if `lenient` is set, and reports the place", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const document = join(folder.path, "brace.yaml");
    const shared = join(folder.path, "shared.yaml");
    const brace = (key: string) => `${key}: {\n  "title": "A", "version": "1"\n}\n`; // the last brace should be indented
    await writeFile(document, `openapi: 3.1.0\n${brace("info")}paths:\n  /a: { $ref: "shared.yaml#/item" }\n`);
    await writeFile(shared, `${brace("x-info")}item:\n  get: { responses: { "200": { description: Yes. } } }\n`);
    await expect(generate({ document, outDir })).rejects.toMatchObject({
      message: expect.stringMatching(/brace\.yaml:4:\d+: is neither YAML nor JSON: deficient indentation\. Correct/),
      isMendable: true,
    });
    const { faults } = await generate({ document, outDir, lenient: true });
    expect(faults.map(({ where }) => where)).toEqual([
      expect.stringMatching(/brace\.yaml:4:\d+$/),
      expect.stringMatching(/shared\.yaml:3:\d+$/),
    ]);
    expect((await filesIn(outDir))["openapi.ts"]).toContain('"/a"');
  });

  it("names a file that cannot be read", async () => {
    await using folder = await temporaryFolder();
    const document = join(folder.path, "absent.yaml");
    const generating = generate({ document, outDir: join(folder.path, "generated") });
    await expect(generating).rejects.toThrow(/absent\.yaml: cannot be read: .*ENOENT.* Pass the path/);
  });

  it("leaves previously generated files untouched", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    await generate({ document: shop, outDir });
    const old = await filesIn(outDir);
    await expect(generate({ document: { openapi: "3.1.0", info, paths: [] }, outDir })).rejects.toThrow();
    expect(await filesIn(outDir)).toEqual(old);
  });

  it("does not replace a folder that has other files", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "src");
    await mkdir(outDir);
    await writeFile(join(outDir, "mine.ts"), "precious");
    await expect(generate({ document: shop, outDir })).rejects.toThrow(
      /src: holds mine\.ts, which this command did not write/,
    );
    expect(await filesIn(outDir)).toEqual({ "mine.ts": "precious" });
    expect(await readdir(folder.path)).toEqual(["src"]);
  });
});
