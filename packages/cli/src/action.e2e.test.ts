import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltCommand, buildCommand } from "./testing/built-command.ts";
import { faulty } from "./testing/documents.ts";
import { runAction } from "./testing/run-action.ts";
import { type TemporaryFolder, temporaryFolder } from "./testing/temporary-folder.ts";

let command: BuiltCommand;
let origin: TemporaryFolder;
let clone: TemporaryFolder;
let base: string;

const git = async (cwd: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await execa("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd });
  return stdout;
};

beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command[Symbol.asyncDispose]());

/**
 * A repository whose base branch has the document, and a shallow clone of one of its branches, such as
 * `actions/checkout` makes.
 */
beforeEach(async () => {
  origin = temporaryFolder({ "api/openapi.yaml": mended });
  await git(origin.path, "init", "-q", "-b", "main");
  await git(origin.path, "config", "uploadpack.allowAnySHA1InWant", "true");
  await git(origin.path, "add", ".");
  await git(origin.path, "commit", "-qm", "base");
  base = await git(origin.path, "rev-parse", "HEAD");
  await git(origin.path, "checkout", "-qb", "change");
  origin.write("api/openapi.yaml", faulty);
  await git(origin.path, "commit", "-qam", "change");
  clone = temporaryFolder();
  await git(clone.path, "clone", "-q", "--depth=1", "--branch=change", `file://${origin.path}`, ".");
});
afterEach(() => {
  origin[Symbol.dispose]();
  clone[Symbol.dispose]();
});

const mended = faulty.replace('        "404": { $ref: "#/components/responses/BadRequest" }\n', "");
const run = (inputs: Readonly<Record<string, string>>, event: object) =>
  runAction(
    { document: "api/openapi.yaml", command: `${process.execPath} ${command.bin}`, ...inputs },
    { workspace: clone.path, event },
  );
const pullRequest = () => ({ pull_request: { base: { sha: base, ref: "main" } } });

describe("the GitHub action", () => {
  it("shows only the faults that a pull request adds, as annotations, SARIF and a summary, and fails", async () => {
    const { exitCode, log, summary, outputs } = await run({}, pullRequest());
    expect(log).toMatch(/^::error file=api\/openapi\.yaml,line=10,col=9,title=error-status-match::/m);
    expect(log).not.toContain("GET /teas/{id}");
    expect(summary).toContain("### Contradictions");
    const { runs } = JSON.parse(outputs["sarifContent"] ?? "");
    expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["error-status-match"]);
    expect(outputs["against"]).toBe(`git:${base}:api/openapi.yaml`);
    expect(exitCode).toBe(1);
  });

  it("summarizes what changes for callers, then the new faults, then the report", async () => {
    const { summary, outputs } = await run({}, pullRequest());
    const at = (text: string): number => summary.indexOf(text);
    expect(at("Bump: **minor**")).toBeGreaterThan(-1);
    expect(at("### Contradictions")).toBeGreaterThan(at("Bump: **minor**"));
    expect(at("# Errors of Tea shop 1:")).toBeGreaterThan(at("### Contradictions"));
    expect(at("## Operations and statuses")).toBeGreaterThan(at("# Errors of Tea shop 1:"));
    expect(summary).toContain(`## Since git:${base}:api/openapi.yaml`);
    expect(outputs["bump"]).toBe("minor");
  });

  it.each([
    ["none", 0],
    ["major", 1],
  ])("with fail-on-bump %s exits with %i for a pull request that breaks callers", async (bump, expected) => {
    clone.write("api/openapi.yaml", mended.replaceAll("bad_request", "wrong_request"));
    const { exitCode, log, outputs } = await run({ "fail-on-bump": bump }, pullRequest());
    expect(log).toMatch(/^::(error|warning) .*code-renamed::/m);
    expect(outputs["bump"]).toBe("major");
    expect(exitCode).toBe(expected);
  });

  it("shows the findings of a pull request that fails for its changes", async () => {
    const { log } = await run({ "fail-on-bump": "minor" }, pullRequest());
    expect(log).toMatch(/^::error file=api\/openapi\.yaml,line=10/m);
  });

  it("also reports on a push, and compares it with nothing", async () => {
    const { summary, outputs } = await run({}, {});
    expect(summary).toContain("# Errors of Tea shop 1:");
    expect(summary).not.toContain("Since");
    expect(outputs["bump"]).toBe("");
  });

  it("passes a pull request that adds none", async () => {
    clone.write("api/openapi.yaml", `# said better\n${mended}`);
    const { exitCode, log, summary } = await run({}, pullRequest());
    expect(log).not.toContain("::error");
    expect(summary).toContain("No findings.");
    expect(exitCode).toBe(0);
  });

  it("treats every fault as new if the base has no such document, and says so", async () => {
    clone.write("api/new.yaml", faulty);
    const { exitCode, log, outputs } = await run({ document: "api/new.yaml" }, pullRequest());
    expect(log).toContain("::notice::api/new.yaml is not on the base branch");
    expect(outputs["against"]).toBe("");
    expect(exitCode).toBe(1);
  });

  it.each([
    ["adds", { "api/openapi.yaml": faulty }, 1, ["api/openapi.yaml"]],
    ["has no new", { "api/openapi.yaml": `# said better\n${mended}` }, 0, []],
    ["adds a document with", { "api/openapi.yaml": mended, "api/users.yaml": faulty }, 1, ["api/users.yaml"]],
  ])("checks all documents of a pattern: a pull request that %s faults", async (_, files, expected, found) => {
    for (const [name, text] of Object.entries(files)) clone.write(name, text);
    const { exitCode, log, summary, outputs } = await run({ document: "api/*.yaml" }, pullRequest());
    const annotated = [...log.matchAll(/^::error file=([^,]+),/gm)].map(([, file]) => file);
    expect([...new Set(annotated)]).toEqual(found);
    expect(log).not.toContain("There is no such file.");
    expect(outputs).toMatchObject({ against: `git:${base}`, bump: "" });
    expect(outputs["sarif"]).toBeDefined();
    expect(summary).not.toContain("# Errors of");
    expect(exitCode).toBe(expected);
  });

  it("compares a push with nothing but its baseline", async () => {
    expect((await run({}, {})).exitCode).toBe(1);
    expect((await run({ baseline: "known.json" }, {})).log).toContain("There is no such baseline.");
    await command.run(["lint", "api/openapi.yaml", "--baseline", "known.json", "--update-baseline"], {
      cwd: clone.path,
    });
    const { exitCode, outputs } = await run({ baseline: "known.json" }, {});
    expect(outputs["against"]).toBe("");
    expect(exitCode).toBe(0);
  });

  it("does not execute the value of an input", async () => {
    const { exitCode, log } = await run({ document: 'x"; touch pwned; echo "$(touch pwned)' }, {});
    expect(log).toContain("There is no such file.");
    expect(exitCode).toBe(1);
    expect(await git(clone.path, "status", "--short")).toBe("");
  });

  it("exits with the status for wrong usage", async () => {
    expect(await run({ preset: "none" }, {})).toMatchObject({ exitCode: 2, summary: "" });
  });
});
