import { chmodSync, truncateSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa, type Options } from "execa";
import { beforeEach, describe, expect, it } from "vitest";
import type { LocatedFinding } from "../lint/finding.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder();

/** Lints, and returns each finding as `file:line:column: message`. */
async function lint(argument: string, options: Options = {}): Promise<{ exitCode: number | undefined; found: string }> {
  const { exitCode, stdout } = await folder.run(["lint", argument, "--format", "json"], options);
  const { findings }: { findings: readonly LocatedFinding[] } = JSON.parse(stdout);
  return {
    exitCode,
    found: findings.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"),
  };
}

describe("a document that cannot be read is an error with its place and a remedy, never a pass", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["broken YAML", "openapi: 3.1.0\npaths:\n  /a: [\n", "api.yaml:4:1: This is not YAML"],
    ["tabs", "openapi: 3.1.0\npaths:\n\t/a: {}\n", "api.yaml:3:1: This is not YAML: tab characters"],
    ["duplicate keys", `${faulty}paths: {}\n`, "api.yaml:31:1: The key paths is repeated; it first occurs in line 3."],
    ["two documents", "openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "api.yaml:2:1: This file contains 2 YAML documents."],
    [
      "an alias without its anchor",
      "openapi: 3.1.0\npaths: *shared\n",
      'api.yaml:2:9: This is not YAML: unidentified alias "shared"',
    ],
    ["an empty file", "", "api.yaml:1:1: This file is empty."],
    [
      "Swagger 2.0",
      'swagger: "2.0"\npaths: {}\n',
      "This is Swagger 2.0; only OpenAPI 3 is supported. Convert it: npx swagger2openapi api.yaml -o openapi.yaml",
    ],
    [
      "a web page",
      "<!DOCTYPE html><html></html>",
      "api.yaml:1:1: This is a web page. Pass the OpenAPI document itself",
    ],
    ["AsyncAPI", "asyncapi: 3.0.0\n", "api.yaml:1:1: This is AsyncAPI"],
    ["a number for a version", "openapi: 3.1\n", "api.yaml:1:1: The version 3.1 is a number."],
    ["another YAML file", "- a\n", "api.yaml:1:1: This is not an OpenAPI 3 document."],
    ["UTF-16", Buffer.from("\ufeffopenapi: 3.1.0", "utf16le"), "api.yaml:1:1: This file is UTF-16."],
    [
      "Latin-1",
      Buffer.from("openapi: 3.1.0\ninfo: {title: Tée}\n", "latin1"),
      "api.yaml:2:16: This file is not UTF-8.",
    ],
  ])("%s", async (_, content, message) => {
    folder.write("api.yaml", content);
    const { exitCode, found } = await lint("api.yaml");
    expect(found).toContain(message);
    expect(exitCode).toBe(1);
  });

  it.each([
    [
      "an extra comma",
      '{\n  "openapi": "3.1.0",\n}',
      "api.json:3:1: This is not JSON: a key in double quotes is expected here.",
    ],
    ["a missing brace", '{"openapi": "3.1.0"', "api.json:1:20: This is not JSON: a closing brace is missing."],
    ["a comment", '{ // x\n"openapi": "3.1.0"}', "api.json:1:3: This is not JSON: JSON does not allow comments."],
    ["YAML", "openapi: 3.1.0\n", "If it is YAML, name it .yaml."],
    [
      "duplicate keys",
      '{"openapi": "3.1.0", "x": "\\": a", "paths": {},\n "p\\u0061ths": {}}',
      "api.json:2:2: The key paths is repeated; it first occurs in line 1.",
    ],
  ])("broken JSON: %s", async (_, content, message) => {
    folder.write("api.json", content);
    const { exitCode, found } = await lint("api.json");
    expect(found).toContain(message);
    expect(exitCode).toBe(1);
  });

  it("a missing file suggests one that exists", async () => {
    folder.write("openapi.yaml", faulty);
    expect(await lint("opnapi.yaml")).toMatchObject({
      exitCode: 1,
      found: "opnapi.yaml:1:1: There is no such file. Did you mean openapi.yaml?",
    });
  });

  it("a folder suggests the document in it", async () => {
    folder.write("api/openapi.yaml", faulty);
    expect(await lint("api")).toMatchObject({
      exitCode: 1,
      found: "api:1:1: This is a folder. Did you mean api/openapi.yaml?",
    });
  });

  it("a file without read permission", async () => {
    chmodSync(folder.write("api.yaml", faulty), 0o000);
    chmodSync(folder.path, 0o755);
    const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { exitCode, found } = await lint("api.yaml", other);
    expect(found).toContain(
      "api.yaml:1:1: You do not have permission to read this file. Change its permissions: chmod +r api.yaml",
    );
    expect(exitCode).toBe(1);
  });

  it("a file of a terabyte is rejected without being read", async () => {
    truncateSync(folder.write("api.yaml", faulty), 1024 ** 4);
    const { exitCode, found } = await lint("api.yaml");
    expect(found).toContain("api.yaml:1:1: This file has 1048576 MB; the limit is 128 MB.");
    expect(exitCode).toBe(1);
  });

  it("a file that changes while it is read", async () => {
    folder.write("api.yaml", faulty);
    // Makes another program's change arrive right after the bytes are read.
    const preload = `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { readFileSync } = fs;
      fs.readFileSync = (file, ...rest) => {
        const bytes = readFileSync(file, ...rest);
        if (String(bytes).startsWith("openapi:")) fs.appendFileSync("api.yaml", "# more");
        return bytes;
      };
      syncBuiltinESMExports();`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(preload)}`;
    expect(await lint("api.yaml", { env: { NODE_OPTIONS } })).toEqual({
      exitCode: 1,
      found: "api.yaml:1:1: This file changed while it was read. Run the command again.",
    });
  });
});

describe("a file that a document refers to", () => {
  const split = (ref: string) => `openapi: 3.1.0\npaths:\n  /a:\n    $ref: ${ref}\n`;

  it("is named where the whole reference is written, not where a longer one contains it", async () => {
    folder.write("api.yaml", "openapi: 3.1.0\npaths:\n  /a: { $ref: b.yaml#/Errors }\n  /b: { $ref: b.yaml#/Err }\n");
    folder.write("b.yaml", "Errors: { get: {} }\n");
    expect((await lint("api.yaml")).found).toContain("api.yaml:4:15: The reference b.yaml#/Err does not resolve.");
  });

  it.each([
    [
      "is missing",
      "teas.yaml",
      {},
      "api.yaml:4:12: The reference teas.yaml leads to a file that cannot be read: there is no such file. Correct the reference, or add the file.",
    ],
    ["cannot be parsed", "a.yaml", { "a.yaml": "get: [\n" }, "a.yaml:2:1: This is not YAML"],
    [
      "lacks the key",
      "a.yaml#/b",
      { "a.yaml": "get: {}\n" },
      "api.yaml:4:12: The reference a.yaml#/b does not resolve.",
    ],
    ["is on another machine", "https://example.com/a.yaml", {}, "points to another machine and is not fetched."],
  ])("%s: an error, never a pass", async (_, ref, files, message) => {
    folder.write("api.yaml", split(JSON.stringify(ref)));
    for (const [name, content] of Object.entries(files)) folder.write(name, content);
    const { exitCode, found } = await lint("api.yaml");
    expect(found).toContain(message);
    expect(exitCode).toBe(1);
  });

  it("is found by a reference with percent signs, in its file and in its pointer", async () => {
    folder.write("api.yaml", split('"./some%20paths.yaml#/~1a%7Bid%7D"'));
    folder.write("some paths.yaml", '"/a{id}":\n  get:\n    responses: { "500": { description: x } }\n');
    const { found } = await lint("api.yaml");
    expect(found).toMatch(/some paths\.yaml:3:\d+/);
    expect(found).not.toContain("The reference");
  });
});

describe("a document reads the same", () => {
  let plain: string;
  beforeEach(async () => {
    folder.write("api.yaml", faulty);
    plain = (await lint("api.yaml")).found;
    expect(plain).toMatch(/api\.yaml:\d+:\d+/);
  });

  it("with a byte order mark", async () => {
    folder.write("api.yaml", `\ufeff${faulty}`);
    expect((await lint("api.yaml")).found).toBe(plain);
  });

  it("with Windows line endings", async () => {
    folder.write("api.yaml", faulty.replaceAll("\n", "\r\n"));
    expect((await lint("api.yaml")).found).toBe(plain);
  });

  it("from standard input", async () => {
    const { found } = await lint("-", { input: faulty, stdin: "pipe" });
    expect(found).toBe(plain.replaceAll("api.yaml", "stdin"));
  });

  it("with a closing brace that is not indented deeper than its key, which most parsers accept", async () => {
    folder.write(
      "api.yaml",
      faulty.replace('"200": { description: Teas. }', '"200": {\n          description: Teas.\n        }'),
    );
    expect((await lint("api.yaml")).found.split("\n").length).toBe(plain.split("\n").length);
  });

  it("with anchors and merges", async () => {
    const anchored = faulty
      .replace('"400": { $ref', '"400": &bad { $ref')
      .replace('"404": { $ref: "#/components/responses/BadRequest" }', '"404": *bad');
    folder.write("api.yaml", anchored);
    expect((await lint("api.yaml")).found.split("\n").length).toBe(plain.split("\n").length);
  });

  it("from a commit, in any folder", async () => {
    folder.write("docs/api.yaml", faulty.replace('"#/components/responses/BadRequest"', '"shared/bad.yaml"'));
    folder.write("docs/shared/bad.yaml", "description: The request is wrong.\n");
    const git = (...args: readonly string[]) =>
      execa("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: folder.path });
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-qm", "x");
    const now = await lint("docs/api.yaml");
    folder.write("docs/api.yaml", "broken: [");
    folder.write("docs/shared/bad.yaml", "broken: [");
    const then = await lint("git:HEAD:api.yaml", { cwd: join(folder.path, "docs") });
    expect(then.found).toBe(now.found.replaceAll(/^docs/gm, "git:HEAD:docs"));
    expect((await lint("git:nope:api.yaml")).found).toContain('There is no commit "nope".');
    expect((await lint("git:HEAD:nope.yaml")).found).toContain(
      "git:HEAD:nope.yaml:1:1: There is no such file in that commit. Correct the path, which begins at the working directory, or name another commit.",
    );
  });
});

describe("a URL", () => {
  it("on this machine is read, with the files that it refers to; redirects to others are refused", async () => {
    const files: Record<string, string> = {
      "/api/openapi.yaml": faulty.replace('"#/components/responses/BadRequest"', '"shared/bad.yaml#/bad%20one"'),
      "/api/shared/bad.yaml": '"bad one":\n  description: The request is wrong.\n',
    };
    const server = createServer(({ url = "" }, response) => {
      const file = files[url];
      if (url === "/away") response.writeHead(302, { location: "https://example.com/openapi.yaml" });
      else if (file === undefined) response.writeHead(404);
      response.end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { found } = await lint(`${origin}/api/openapi.yaml`);
      expect(found).not.toContain("The reference");
      expect(found).toContain(`${origin}/api/shared/bad.yaml:1:1`);
      expect((await lint(`${origin}/away`)).found).toContain(
        "It redirects to https://example.com/openapi.yaml, which is on another machine",
      );
      expect((await lint(`${origin}/none`)).found).toContain("The server responded with 404.");
    } finally {
      server.close();
    }
    const { exitCode, found } = await lint(`${origin}/api/openapi.yaml`);
    expect(found).toContain("No response: connect ECONNREFUSED");
    expect(exitCode).toBe(1);
  });

  it("on another machine is refused with an explanation", async () => {
    expect((await lint("https://example.com/openapi.yaml")).found).toBe(
      "https://example.com/openapi.yaml:1:1: This URL is on another machine. Only documents on this machine are fetched. Download it first: curl -o openapi.yaml https://example.com/openapi.yaml",
    );
  });
});
