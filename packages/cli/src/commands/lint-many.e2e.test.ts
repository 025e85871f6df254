import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { LintResult } from "../lint/finding.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const files = {
  "specs/a.yaml": faulty,
  "specs/b.yaml": faulty,
  "specs/teams/c.yaml": faulty.replace('        "404": { $ref: "#/components/responses/BadRequest" }\n', ""),
  "specs/package.json": '{ "scripts": { "openapi": "redocly lint" } }',
  "specs/notes.yaml": "just: notes\n",
  "specs/empty.yaml": "",
};
const folder = commandInFolder(files);
const lint = (...args: readonly string[]) => folder.run(["lint", ...args]);
const json = async (...args: readonly string[]) => {
  const { stdout, exitCode, stderr } = await lint(...args, "--format", "json");
  if (stdout === "") throw new Error(stderr);
  return { ...(JSON.parse(stdout) as LintResult), exitCode };
};
const git = (...args: readonly string[]) =>
  execa("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: folder.path });
const documentsOf = ({ findings }: LintResult) => [...new Set(findings.map(({ document }) => document))].sort();

describe("error-contract lint of many documents", () => {
  it("checks what patterns match, skips and counts other files, and exits with a single status", async () => {
    const result = await json("specs/**/*.{yaml,json}");
    expect(documentsOf(result)).toEqual(["specs/a.yaml", "specs/b.yaml", "specs/teams/c.yaml"]);
    expect(result.summary).toMatchObject({ documents: 3, skipped: 3 });
    expect(result.exitCode).toBe(1);
    expect((await lint("specs/teams/*")).exitCode).toBe(0);
    expect((await lint("specs/**/*.yaml")).stdout).toMatch(
      /in 3 documents; 2 files skipped \(not standalone documents\)\.$/,
    );
  });

  it("reports a named file that is not a document, and a matched one that claims to be one", async () => {
    folder.write("specs/old.yaml", 'swagger: "2.0"\npaths: {}\n');
    folder.write("specs/broken.yaml", "openapi: 3.1.0\npaths: [\n");
    const { findings, summary } = await json("specs/**/*.yaml", "specs/notes.yaml", "specs/none.yaml");
    const unread = findings.filter(({ rule }) => rule === "unreadable-document").map(({ file }) => file);
    expect(unread.sort()).toEqual(["specs/broken.yaml", "specs/none.yaml", "specs/notes.yaml", "specs/old.yaml"]);
    expect(summary).toMatchObject({ documents: 7, skipped: 1 });
  });

  it("treats a file whose name looks like a pattern as that file", async () => {
    folder.write("specs/api[1].yaml", faulty);
    expect(documentsOf(await json("specs/api[1].yaml"))).toEqual(["specs/api[1].yaml"]);
  });

  it.each([["specs/*.json"], ["specs/{notes,empty}.yaml"]])(
    "fails if %s matches no document at all",
    async (pattern) => {
      const { stderr, exitCode } = await lint(pattern);
      expect(stderr).toContain("is an OpenAPI 3 document with operations.");
      expect(exitCode).toBe(1);
    },
  );

  it("fails if a pattern matches no file", async () => {
    const { stdout, exitCode } = await lint("specs/*.yml");
    expect(stdout).toContain("No file matches this pattern.");
    expect(exitCode).toBe(1);
  });

  it("does not check parts of a split document by themselves, and shows a fault of a shared file once", async () => {
    const part = (path: string) =>
      `openapi: 3.1.0\ninfo: { title: P, version: "1" }\npaths:\n  ${path}:\n    get: { responses: { "404": { $ref: "common.yaml#/components/responses/Bad" } } }\n`;
    const common = faulty.replace(/paths:[\s\S]*(?=components:)/, "paths: {}\n").replace("BadRequest:", "Bad:");
    const whole = `openapi: 3.1.0\ninfo: { title: W, version: "1" }\npaths:\n  /one: { $ref: "part.yaml#/paths/~1one" }\n`;
    folder.write("split/common.yaml", common);
    folder.write("split/part.yaml", part("/one"));
    folder.write("split/other.yaml", part("/two"));
    folder.write("split/whole.yaml", whole);
    const result = await json("split/*.yaml");
    expect(documentsOf(result)).toEqual(["split/other.yaml", "split/whole.yaml"]);
    expect(result.summary).toMatchObject({ documents: 2, skipped: 2 });
    expect(documentsOf(await json("split/*.yaml", "split/part.yaml"))).toContain("split/part.yaml");
    const places = result.findings.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it("finds the same in several threads as in one", async () => {
    for (let number = 0; number < 12; number++) folder.write(`specs/more/${number}.yaml`, faulty);
    const one = await json("specs/**/*.yaml", "--workers", "1");
    expect(await json("specs/**/*.yaml", "--workers", "3")).toEqual(one);
    expect(one.summary.documents).toBe(15);
  });

  it.each([["0"], ["many"]])("rejects --workers %s", async (count) => {
    expect(await lint("specs/a.yaml", "--workers", count)).toMatchObject({ exitCode: 2 });
  });

  it("keeps a baseline for each document: a fault that is known in one is new in another", async () => {
    await lint("specs/a.yaml", "specs/teams/c.yaml", "--baseline", "known.json", "--update-baseline");
    expect(JSON.parse(folder.read("known.json"))).toMatchObject({ version: 2, documents: { "specs/a.yaml": {} } });
    const all = await json("specs/**/*.yaml", "--baseline", "known.json");
    expect(documentsOf(all)).toEqual(["specs/b.yaml"]);
    const one = await json("specs/a.yaml", "--baseline", "known.json");
    expect(one).toMatchObject({ findings: [], mended: [], exitCode: 0 });
  });

  it("compares several documents with a commit only, not with one of them", async () => {
    const { exitCode, stderr } = await lint("specs/a.yaml", "specs/b.yaml", "--against", "specs/a.yaml");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--against specs/a.yaml is one document, but 2 are being checked.");
    expect(stderr).toContain("--against git:main");
  });

  it("says that a pattern matches nothing, and checks the rest", async () => {
    const { findings, exitCode } = await json("specs/a.yaml", "none/*.yaml");
    expect(findings.map(({ document, message }) => `${document}: ${message}`)).toContainEqual(
      expect.stringMatching(/^none\/\*\.yaml: No file matches this pattern\./),
    );
    expect(exitCode).toBe(1);
  });

  it("shows what a branch adds to each document, and everything in a new document", async () => {
    await git("init", "-q", "-b", "main");
    await git("add", "specs/a.yaml", "specs/teams");
    await git("commit", "-qm", "base");
    expect(documentsOf(await json("specs/**/*.yaml", "--against", "git:main"))).toEqual(["specs/b.yaml"]);
    folder.write("specs/teams/c.yaml", faulty);
    const { findings, exitCode } = await json("specs/a.yaml", "specs/teams/c.yaml", "--against", "git:main");
    expect(findings.map(({ rule, document }) => `${rule} ${document}`)).toEqual([
      "error-status-match specs/teams/c.yaml",
    ]);
    expect(exitCode).toBe(1);
    expect(await lint("specs/a.yaml", "--against", "git:mian")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no commit "mian".'),
    });
  });

  it.each([
    [
      "sarif",
      (text: string) =>
        JSON.parse(text).runs[0].results.map(
          (result: { partialFingerprints: { primaryLocationLineHash: string } }) =>
            result.partialFingerprints.primaryLocationLineHash,
        ),
    ],
    ["gitlab", (text: string) => JSON.parse(text).map((issue: { fingerprint: string }) => issue.fingerprint)],
  ])("gives each fault in %s a fingerprint that other documents do not affect", async (format, read) => {
    const all = read((await lint("specs/**/*.yaml", "--format", format)).stdout);
    expect(new Set(all).size).toBe(all.length);
    const two = read((await lint("specs/b.yaml", "specs/teams/c.yaml", "--format", format)).stdout);
    expect(all).toEqual(expect.arrayContaining(two));
  });

  it("has a table of documents in Markdown", async () => {
    const { stdout } = await lint("specs/**/*.yaml", "--format", "markdown");
    expect(stdout).toContain("3 documents checked, 2 files skipped.");
    expect(stdout).toMatch(/\| `specs\/a\.yaml` \| [1-9]\d* \| \d+ \|/);
  });
});

describe("a fleet", () => {
  const service = (status: number, code: string, { retryable = false, wrapped = false } = {}) => {
    const properties = { code: { const: code }, message: { type: "string" } };
    const body = { type: "object", required: ["code", "message"], properties };
    const schema = wrapped ? { type: "object", required: ["error"], properties: { error: body } } : body;
    const response = {
      description: "It failed.",
      content: { "application/json": { schema: { ...schema, "x-error": { retryable } } } },
    };
    return stringify({
      openapi: "3.1.0",
      info: { title: "Service", version: "1" },
      paths: { "/things": { get: { responses: { 200: { description: "Fine." }, [status]: response } } } },
    });
  };
  const fleetFindings = async () =>
    (await json()).findings
      .filter(({ rule }) => rule.startsWith("fleet-"))
      .map(({ rule, document, message }) => ({ rule, document, message }));
  const configure = (more = "") =>
    folder.write("error-contract.config.yaml", `documents: ['services/*.yaml']\nnorm: norm.yaml\n${more}`);

  it("has one meaning for each code: that of the norm, or of the first document with the code", async () => {
    configure();
    folder.write("norm.yaml", service(409, "conflict"));
    folder.write("services/a.yaml", service(409, "conflict"));
    folder.write("services/b.yaml", service(400, "conflict"));
    folder.write("services/c.yaml", service(404, "gone"));
    folder.write("services/d.yaml", service(410, "gone"));
    const found = await fleetFindings();
    expect(found).toEqual([
      {
        rule: "fleet-code",
        document: "services/b.yaml",
        message: expect.stringMatching(/^The code conflict has two meanings: 400 here, 409 in norm\.yaml:\d+:\d+\./),
      },
      {
        rule: "fleet-code",
        document: "services/d.yaml",
        message: expect.stringMatching(/^The code gone has two meanings: 410 here, 404 in services\/c\.yaml:\d+:\d+\./),
      },
    ]);
    expect((await lint("--baseline", "known.json", "--update-baseline")).exitCode).toBe(0);
  });

  it("is compared with an earlier version", async () => {
    configure();
    folder.write("norm.yaml", service(409, "conflict"));
    folder.write("services/b.yaml", service(400, "conflict"));
    await git("init", "-q", "-b", "main");
    await git("add", ".");
    await git("commit", "-qm", "base");
    folder.write("services/d.yaml", service(410, "conflict"));
    const { findings } = await json("--against", "git:main");
    expect(findings.filter(({ rule }) => rule === "fleet-code").map(({ document }) => document)).toEqual([
      "services/d.yaml",
    ]);
  });

  it("has one envelope", async () => {
    configure();
    folder.write("norm.yaml", service(409, "conflict"));
    folder.write("services/a.yaml", service(409, "conflict", { wrapped: true }));
    expect(await fleetFindings()).toEqual([
      {
        rule: "fleet-envelope",
        document: "services/a.yaml",
        message: expect.stringMatching(
          /norm\.yaml:\d+:\d+ has the code at \/code, not \/error\/code and the message at \/message/,
        ),
      },
    ]);
  });

  it("takes severities from the command line, or else from the configuration", async () => {
    configure("rules: { fleet-code: warn, fleet-envelope: off }\n");
    folder.write("norm.yaml", service(409, "conflict"));
    folder.write("services/a.yaml", service(400, "conflict", { wrapped: true }));
    const severities = async (...args: readonly string[]) =>
      (await json(...args)).findings
        .filter(({ rule }) => rule.startsWith("fleet-"))
        .map(({ rule, severity }) => `${rule} ${severity}`);
    expect(await severities()).toEqual(["fleet-code warn"]);
    expect(await severities("--rule", "fleet-envelope=info", "--rule", "fleet-code=off")).toEqual([
      "fleet-envelope info",
    ]);
  });

  it.each([
    ["does not exist", undefined, "There is no such file."],
    [
      "describes no errors",
      'openapi: 3.1.0\ninfo: { title: N, version: "1" }\npaths: {}\n',
      "The norm describes no errors",
    ],
  ])("is rejected with a norm that %s", async (_, norm, message) => {
    configure();
    folder.write("services/a.yaml", service(409, "conflict"));
    if (norm !== undefined) folder.write("norm.yaml", norm);
    const { stderr, exitCode } = await lint();
    expect(stderr).toContain(message);
    expect(exitCode).toBe(1);
  });
});
