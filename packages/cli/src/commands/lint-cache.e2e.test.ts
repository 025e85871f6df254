import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { LintResult } from "../lint/finding.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const shared = "Bad: { description: It failed. }\n";
const split = faulty.replace(
  '"404": { $ref: "#/components/responses/BadRequest" }',
  '"404": { $ref: "shared.yaml#/Bad" }',
);
const folder = commandInFolder({ "specs/a.yaml": faulty, "specs/b.yaml": split, "specs/shared.yaml": shared });
const lint = async (...args: readonly string[]): Promise<LintResult> => {
  const { stdout, stderr } = await folder.run(["lint", "specs/*.yaml", "--format", "json", ...args]);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
};
const cached = (...args: readonly string[]) => lint("--cache", "kept", ...args);
const entries = () => readdirSync(join(folder.path, "kept")).map((name) => join("kept", name));

/** Marks every cached result, in a way that no check would produce. */
function mark(): void {
  for (const file of entries()) {
    const entry = JSON.parse(folder.read(file));
    for (const finding of entry.document.findings) finding.message = "kept";
    folder.write(file, JSON.stringify(entry));
  }
}
const keptDocuments = ({ findings }: LintResult) => [
  ...new Set(findings.filter(({ message }) => message === "kept").map(({ document }) => document)),
];

describe("lint --cache", () => {
  it("finds the same as without a cache, at first and from the cache, in one thread and in several", async () => {
    const plain = await lint();
    expect(plain.findings.length).toBeGreaterThan(2);
    expect(await cached("--workers", "2")).toEqual(plain);
    expect(entries()).toHaveLength(2);
    expect(await cached()).toEqual(plain);
    expect(await cached("--workers", "2")).toEqual(plain);
  });

  it("reports cached results for documents whose files are all unchanged", async () => {
    await cached();
    mark();
    expect(keptDocuments(await cached())).toEqual(["specs/a.yaml", "specs/b.yaml"]);
    folder.write("specs/c.yaml", faulty);
    expect(keptDocuments(await cached())).toEqual(["specs/a.yaml", "specs/b.yaml"]);
  });
});

describe("cached results are invalid for", () => {
  beforeEach(async () => {
    await cached();
    mark();
  });

  it.each([
    ["a document that changed", "specs/a.yaml", `# changed\n${faulty}`, ["specs/b.yaml"]],
    ["a document with another file that changed", "specs/shared.yaml", `# changed\n${shared}`, ["specs/a.yaml"]],
  ])("%s", async (_, file, text, still) => {
    folder.write(file, text);
    expect(keptDocuments(await cached())).toEqual(still);
    expect(await cached("--workers", "2")).toMatchObject({ summary: { documents: 2 } });
  });

  it("a document that lost one of its files, until the file is restored", async () => {
    rmSync(join(folder.path, "specs/shared.yaml"));
    const rules = async () => (await cached()).findings.map(({ rule }) => rule);
    expect(await rules()).toContain("unreadable-reference");
    folder.write("specs/shared.yaml", shared);
    expect(await rules()).not.toContain("unreadable-reference");
  });

  it.each([
    ["another preset", ["--preset", "strict"]],
    ["another severity", ["--rule", "error-status-match=info"]],
  ])("%s", async (_, args) => {
    expect(await cached(...args)).toEqual(await lint(...args));
  });

  it("a fleet that now has a norm", async () => {
    folder.write("norm.yaml", faulty.replaceAll("bad_request", "other"));
    folder.write("error-contract.config.yaml", "norm: norm.yaml\n");
    expect(await cached()).toEqual(await lint());
  });

  it("another version of the program", async () => {
    const more = join(dirname(folder.bin), "more.js");
    writeFileSync(more, "// another version\n");
    try {
      expect(keptDocuments(await cached())).toEqual([]);
    } finally {
      rmSync(more);
    }
  });

  it("a damaged entry", async () => {
    for (const file of entries()) folder.write(file, folder.read(file).slice(0, 100));
    expect(await cached()).toEqual(await lint());
  });
});

it("a folder that cannot be created is rejected", async () => {
  const { stderr, exitCode } = await folder.run(["lint", "specs/a.yaml", "--cache", "specs/a.yaml"]);
  expect(stderr).toContain("Pass --cache a writable folder.");
  expect(exitCode).toBe(1);
});
