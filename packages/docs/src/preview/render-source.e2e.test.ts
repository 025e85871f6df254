import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderSource } from "./render-source.ts";

const root = join(import.meta.dirname, "../../../..");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-source-"));
});
afterAll(() => rm(folder, { recursive: true }));

const head = 'openapi: 3.1.0\ninfo: { title: Tea, version: "1" }\n';
const answering = `${head}paths:\n  /teas:\n    get:\n      responses:\n        "404":\n          description: No tea\n          content:\n            application/json:\n              schema:\n                type: object\n                properties: { code: { const: no_tea } }\n`;

describe("any document, wherever it is", () => {
  it("is rendered, with a page for each code and the linter's findings by file and line", async () => {
    const entry = join(folder, "teas.yaml");
    await writeFile(entry, answering);
    const rendering = await renderSource(entry, root);
    if (!rendering.ok) throw new Error(rendering.problem);
    expect(rendering.files.has("errors/no_tea.html")).toBe(true);
    expect(rendering.findings).toMatch(/^teas\.yaml:\n {2}\d+:\d+ /);
  });

  it.each([
    ["a syntax error", "syntax.yaml", head.replace("info:", "info: ["), /"syntax\.yaml" \(3:1\)/],
    ["JSON that ends too early", "cut.json", '{"openapi": "3.1.0", "paths": {', /"cut\.json" \(\d+:\d+\)/],
    [
      "a reference to nothing",
      "reference.yaml",
      `${head}paths:\n  /teas:\n    $ref: "#/nowhere"\n`,
      /^\[1\] reference\.yaml:5:5 [\s\S]*Can't resolve \$ref/,
    ],
    ["an almost empty document", "bare.yaml", "openapi: 3.1.0\n", /^bare\.yaml:\n {2}1:1 .*`info`/m],
    ["plain text", "text.yaml", "hello", /text\.yaml[\s\S]*Document must be JSON object, got string/],
    ["a missing file", "missing.yaml", undefined, /missing\.yaml does not exist/],
  ])("yields a problem that names the file if it is %s", async (_, name, content, problem) => {
    const entry = join(folder, name);
    if (content !== undefined) await writeFile(entry, content);
    const rendering = await renderSource(entry, root);
    expect(rendering.ok ? "" : rendering.problem).toMatch(problem);
    expect(rendering.ok ? "" : rendering.problem).not.toMatch(/║|bundling|❌/);
  });
});
