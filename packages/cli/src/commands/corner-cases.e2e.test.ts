import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltCommand, buildCommand } from "../testing/built-command.ts";
import { faulty } from "../testing/documents.ts";
import { mendable } from "../testing/mendable-document.ts";
import { type TemporaryFolder, temporaryFolder } from "../testing/temporary-folder.ts";

let command: BuiltCommand;
let folder: TemporaryFolder;
beforeAll(async () => {
  command = await buildCommand();
  folder = temporaryFolder({
    "openapi.yaml": faulty,
    "long.yaml": faulty.replace(
      "paths:\n",
      `paths:\n${Array.from({ length: 400 }, (_, index) => pathOf(index)).join("")}`,
    ),
    "broken.yaml": "openapi: 3.1.0\npaths:\n  /a: [\n",
    "api/openapi.yaml": faulty,
  });
});
afterAll(async () => {
  folder[Symbol.dispose]();
  await command[Symbol.asyncDispose]();
});

const pathOf = (index: number): string =>
  `  /a${index}:\n    get: { responses: { "400": { description: Bad., content: { application/json: { schema: { type: object, properties: { code: { const: code_${index} } } } } } } } }\n`;

// From its sources, because a fresh clone has no built package.
const env = { NODE_OPTIONS: "-C @error-contract/source" };
const run = (args: readonly string[]) => command.run(args, { cwd: folder.path, env });

/** The arguments of each subcommand for a document; `out` is the output that it would write. */
const calls: Readonly<Record<string, (document: string) => readonly string[]>> = {
  lint: (document) => ["lint", document],
  report: (document) => ["report", document, "-o", "out.html"],
  "report --against": (document) => ["report", "openapi.yaml", "--against", document, "-o", "out.html"],
  fix: (document) => ["fix", document],
  diff: (document) => ["diff", document, "openapi.yaml"],
  "diff, the new one": (document) => ["diff", "openapi.yaml", document],
  init: (document) => ["init", document, "--yes"],
  generate: (document) => ["generate", document, "out"],
  test: (document) => ["test", document, "-o", "out.json"],
  explain: (document) => ["explain", "bad_request", "--document", document],
  pages: (document) => ["pages", document, "-o", "out"],
};

const unreadable: readonly (readonly [what: string, document: string, message: RegExp])[] = [
  [
    "a missing file",
    "opnapi.yaml",
    /(?=.*opnapi\.yaml)(?=.*There is no such file\.)(?=.*Did you mean openapi\.yaml\?)/s,
  ],
  ["a folder", "api", /(?=.*\bapi\b)(?=.*This is a folder\.)(?=.*Did you mean api\/openapi\.yaml\?)/s],
  ["broken YAML", "broken.yaml", /broken\.yaml:\d+:\d+/],
];

describe.each(unreadable)("%s", (_what, document, message) => {
  it.each(Object.entries(calls))("makes %s exit with 1, with the place and nothing written", async (_, call) => {
    const before = readdirSync(folder.path);
    const { exitCode, stdout, stderr } = await run(call(document));
    expect(stdout + stderr).toMatch(message);
    expect(stdout + stderr, "a stack is no message").not.toMatch(/^ {4}at /m);
    expect(exitCode).toBe(1);
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

describe("a closed pipe", () => {
  it.each([
    [["report", "long.yaml"], 0],
    [["report", "long.yaml", "--format", "json"], 0],
    [["diff", "long.yaml", "openapi.yaml", "--format", "json"], 1],
    [["explain", "--document", "long.yaml", "--format", "json"], 0],
    [["fix", "mendable.yaml"], 1],
    [["init", "long.yaml", "--yes", "--overlay", "out.json"], 0],
  ])("does not change the exit status of %j, and causes no message", async (args, expected) => {
    const script = `set -o pipefail; "${process.execPath}" "${command.bin}" "$@" | head -n 0`;
    using other = temporaryFolder({
      "long.yaml": await read("long.yaml"),
      "openapi.yaml": faulty,
      "mendable.yaml": mendable,
    });
    const { exitCode, stderr } = await execa("bash", ["-c", script, "bash", ...args], {
      cwd: other.path,
      reject: false,
    });
    expect(stderr).not.toMatch(/EPIPE|^ {4}at /m);
    expect(exitCode).toBe(expected);
  });

  const read = async (name: string): Promise<string> => (await execa("cat", [name], { cwd: folder.path })).stdout;
});

describe("Ctrl-C", () => {
  // Prints to standard error when the command is ready to be interrupted.
  const preload = `data:text/javascript,process.on("newListener",(event)=>{if(event==="SIGINT")process.stderr.write("ready")})`;

  it.each([
    [["lint", "-"]],
    [["report", "-", "-o", "out.html"]],
    [["fix", "-"]],
    [["diff", "-", "openapi.yaml"]],
    [["explain", "--document", "-"]],
    [["pages", "-", "-o", "out"]],
    [["generate", "long.yaml", "out"]],
    [["test", "long.yaml", "-o", "out.json"]],
  ])("makes %j exit with 130, with nothing written", async (args) => {
    const before = readdirSync(folder.path);
    const child = execa(process.execPath, ["--import", preload, command.bin, ...args], {
      cwd: folder.path,
      env,
      reject: false,
      stdin: "pipe", // which sends nothing, and stays open
    });
    child.stderr.once("data", () => child.kill("SIGINT"));
    const { exitCode, stderr } = await child;
    expect(stderr).toBe("ready");
    expect(exitCode).toBe(130);
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

describe("Ctrl-C while a large document is parsed", () => {
  it("ends the process by the signal itself, which is 130 to a shell", async () => {
    folder.write(
      "large.yaml",
      faulty.replace("paths:\n", `paths:\n${Array.from({ length: 40_000 }, (_, index) => pathOf(index)).join("")}`),
    );
    // Prints to standard error once only the system handles interrupts: a handler would have to wait for the parser.
    const preload = `data:text/javascript,process.on("removeListener",(event)=>{if(event==="SIGINT")process.stderr.write("busy")})`;
    const child = execa(
      process.execPath,
      ["--import", preload, command.bin, "report", "large.yaml", "-o", "out.html"],
      { cwd: folder.path, env, reject: false },
    );
    child.stderr.once("data", () => child.kill("SIGINT"));
    expect(await child).toMatchObject({ signal: "SIGINT", stderr: "busy", stdout: "" });
    expect(existsSync(join(folder.path, "out.html"))).toBe(false);
  });
});

describe("wrong usage", () => {
  it.each([
    [["report"], "report needs a document."],
    [["report", "openapi.yaml", "broken.yaml"], "report takes one document."],
    [["report", "openapi.yaml", "--format", "htm"], 'Did you mean "html"?'],
    [["report", "openapi.yaml", "--agianst", "old.yaml"], 'Did you mean "--against"?'],
    [["pages", "openapi.yaml"], "pages needs a document and a folder."],
    [["pages", "openapi.yaml", "-o"], "-o needs a value."],
    [["diff"], "diff needs two documents."],
    [["diff", "openapi.yaml", "openapi.yaml", "--fail-on", "minr"], 'Did you mean "minor"?'],
    [["explain"], "explain needs a document.\nTry: error-contract explain --document openapi.yaml"],
    [["explain", "a", "b"], "explain takes one code.\nTry: error-contract explain a\n"],
    [["explain", "a.yaml"], "as an option.\nTry: error-contract explain --document a.yaml\n"],
    [["explain", "a.yaml", "out_of_stock"], "Try: error-contract explain out_of_stock --document a.yaml\n"],
    [["explain", "404", "git:main:a.json"], "Try: error-contract explain 404 --document git:main:a.json\n"],
    [["test"], "test needs one document."],
    [["test", "openapi.yaml"], "test needs --server"],
    [["test", "-", "-o", "out.json"], "test reads only files."],
    [["generate", "openapi.yaml"], "generate needs a document and a folder."],
    [["generate", "-", "out"], "generate reads only files."],
    [["generate", "openapi.yaml", "out", "--lenientt"], 'Did you mean "--lenient"?'],
    [["fix", "openapi.yaml", "--rule", "error-404-declard"], 'Did you mean "error-404-declared"?'],
    [["init", "openapi.yaml", "other.yaml"], "init takes one document."],
  ])("%j exits with 2, with a remedy and nothing on standard output", async (args, message) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(stderr).toContain(`error-contract ${args[0]} --help shows the usage.`);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
});

describe("progress", () => {
  const large = (): void => {
    folder.write("large.yaml", `${faulty}# ${"-".repeat(1_000_000)}\n`);
  };

  it("is shown on a terminal for slow work, and removed before the result", async () => {
    large();
    // `script` gives it a terminal.
    const line = `"${process.execPath}" "${command.bin}" report large.yaml --format json`;
    const { stdout } = await execa("script", ["-qec", line, "/dev/null"], { cwd: folder.path });
    expect(stdout).toContain("\r\u001b[KReading large.yaml…");
    expect(stdout).toContain("\r\u001b[KChecking large.yaml…");
    expect(stdout).toContain("…\r\u001b[K{");
  });

  it("is written nowhere else", async () => {
    large();
    expect((await run(["report", "large.yaml", "--format", "json"])).stderr).toBe("");
  });
});

describe.skipIf(!existsSync("/dev/full"))("a full disk", () => {
  it.each([["lint"], ["report"]])("for the standard output of %s is a readable error", async (name) => {
    const script = `"${process.execPath}" "${command.bin}" ${name} long.yaml > /dev/full`;
    const { exitCode, stderr } = await execa("bash", ["-c", script], { cwd: folder.path, reject: false });
    expect(stderr).toMatch(/^error: The output cannot be written: .*ENOSPC.*\.\nMake room, or write elsewhere\.$/);
    expect(exitCode).toBe(1);
  });
});
