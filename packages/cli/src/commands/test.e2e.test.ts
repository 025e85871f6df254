import { createServer, type Server } from "node:http";
import { type Listening, listening } from "@error-contract/testing/listening";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";

const document = `
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://production.example.com }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      security: [{ login: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        "200": { description: Good. }
        "401": { description: No. }
        "404":
          description: No.
          content:
            application/json:
              schema:
                type: object
                required: [error]
                properties:
                  error: { type: object, required: [code], properties: { code: { type: string, enum: [gone] } } }
components:
  securitySchemes: { login: { type: http, scheme: basic } }
`;

let server: Server;
let listened: Listening;
/** The code of the server's response to an unknown id; if `undefined`, it never responds. */
let code: string | undefined;
const seen: string[] = [];

const folder = commandInFolder(
  { "openapi.yaml": document, "nothing.yaml": document.replaceAll(/ {8}"40[\s\S]*?(?=components)/g, "") },
  { lasts: "file" },
);
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.headers["x-tenant"]?.toString() ?? "");
    const known = request.headers.authorization === `Basic ${btoa("me:secret")}`;
    if (code === undefined) return;
    if (!known) return void response.writeHead(401).end();
    const body = JSON.stringify({ error: { code } });
    response.writeHead(404, { "content-type": "application/json" }).end(body);
  });
  listened = await listening(server);
});
afterAll(() => listened[Symbol.asyncDispose]());

// From its sources, because a fresh clone has no built package.
const env = { NODE_OPTIONS: "-C @error-contract/source" };
const test = (...args: readonly string[]) => folder.run(["test", ...args], { env });
const run = (...args: readonly string[]) =>
  test("openapi.yaml", "--server", listened.url, "--token", "me:secret", ...args);

describe("error-contract test", () => {
  it("runs the tests with redocly respect, and reports the results by operation and code", async () => {
    code = "gone";
    const { stdout, stderr, exitCode } = await run("--header", "X-Tenant: acme");
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^✓ GET \/pets\/\{id\} {2}401 +2 of 2\n✓ +404 gone {2}\d of \d\n\n\d of \d tests passed\.\n?$/,
    );
    expect(exitCode).toBe(0);
    expect(seen).toContain("acme");
  });

  it("exits with 1 if a response is not the documented one, and shows the expected and the actual one", async () => {
    code = "lost";
    const { stdout, exitCode } = await run("--only", "unknown-id");
    expect(stdout).toContain("✗ GET /pets/{id} with an unknown id\n  expected 404 gone, got 404 lost\n");
    expect(exitCode).toBe(1);
  });

  it("prints plain data", async () => {
    code = "gone";
    const { stdout } = await run("--only", "unknown-id", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      server: listened.url,
      passed: true,
      leftOut: 0,
      tests: [
        { id: "getPet-unknown-id", expected: { statuses: [404], codes: ["gone"] }, got: { status: 404, code: "gone" } },
      ],
    });
  });

  it("skips tests without credentials, and says so", async () => {
    code = "gone";
    const { stdout, exitCode } = await test("openapi.yaml", "--server", listened.url);
    expect(stdout).toMatch(/2 of 2 tests passed\.\n1 test skipped\. Pass --input basic=… to run it\.\n?$/);
    expect(exitCode).toBe(0);
  });

  it("writes the tests without running them", async () => {
    const { stdout } = await test("openapi.yaml", "-o", "errors.arazzo.json");
    expect(stdout).toMatch(/^errors\.arazzo\.json {2}\d tests$/m);
    expect(JSON.parse(folder.read("errors.arazzo.json"))).toMatchObject({
      arazzo: "1.0.1",
      sourceDescriptions: [{ url: "openapi.yaml" }],
    });
  });

  it("exits with 130 on Ctrl-C, and leaves no process behind", async () => {
    code = undefined;
    const before = seen.length;
    const child = execa(process.execPath, [folder.bin, "test", "openapi.yaml", "--server", listened.url], {
      cwd: folder.path,
      env,
      reject: false,
    });
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThan(before);
    child.kill("SIGINT");
    expect((await child).exitCode).toBe(130);
    const connections = (): Promise<number> =>
      new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
    await expect.poll(connections, { timeout: 10_000 }).toBe(0);
  });

  it.each([
    [["openapi.yaml"], 2, "test needs --server: the servers of the document are not used"],
    [["openapi.yaml", "--server", "localhost"], 2, '--server cannot be "localhost".'],
    [
      ["openapi.yaml", "--server", "http://127.0.0.1:1", "--only", "cats"],
      2,
      'No test has "cats" in its operation, operationId or name. Try: --only "GET /pets/{id}"',
    ],
    [["openapi.yaml", "--server", "http://127.0.0.1:1", "--token", "a:b"], 1, "No response from http://127.0.0.1:1."],
    [
      ["nothing.yaml", "--server", "http://127.0.0.1:1"],
      1,
      "nothing.yaml: There is nothing to test: no operation documents an error",
    ],
    [["absent.yaml", "--server", "http://127.0.0.1:1"], 1, "absent.yaml: There is no such file."],
  ])("%j is rejected", async (args, status, message) => {
    const { stderr, exitCode } = await test(...args);
    expect(stderr.replaceAll("\n", " ")).toContain(message);
    expect(exitCode).toBe(status);
  });
});
