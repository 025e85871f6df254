import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";
import { type Edit, editsOf } from "./testing/instructions.ts";
import { RepositoryCopy } from "./testing/repository-copy.ts";

const guide = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
const generated = "packages/api/src/generated";
const sources = ["spec", "packages", "scripts"];

let copy: RepositoryCopy;
let derived: Record<string, string>;
const artifacts = ["spec/dist", generated, "packages/api/dist", "packages/docs/dist"];

beforeAll(async () => {
  copy = await RepositoryCopy.make({ tests: true });
  await expectBuilt();
  derived = await copy.fingerprints(...artifacts);
});
afterAll(() => copy[Symbol.asyncDispose]());

async function expectBuilt(): Promise<void> {
  expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
}

async function typecheck() {
  return execa("tsc", { cwd: copy.root, preferLocal: true, localDir: root, reject: false, all: true });
}

async function expectTestsToPass(): Promise<void> {
  const { exitCode, all } = await execa(
    "vitest",
    ["run", "--project", "unit", "spec", "packages/reference-server/src/operations"],
    {
      cwd: copy.root,
      preferLocal: true,
      localDir: root,
      reject: false,
      all: true,
    },
  );
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
}

async function make(edit: Edit): Promise<void> {
  if (edit.kind === "create") await copy.write(edit.path, edit.text);
  else await copy.edit(edit.path, edit.before, edit.after);
}

/** The files that differ from `before` and that no build makes. */
async function touchedSince(before: Record<string, string>): Promise<string[]> {
  const now = await copy.fingerprints(...sources);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((path) => before[path] !== now[path])
    .filter((path) => !/\/(dist|generated|node_modules)\/|\.tsbuildinfo$/.test(path))
    .sort();
}

/** Does what a section says, gives the tests their turn, and takes it back. */
async function follow(heading: string, check: (edits: readonly Edit[]) => Promise<void>): Promise<string[]> {
  const before = await copy.fingerprints(...sources);
  const edits = editsOf(guide, heading);
  const originals = new Map<string, string | undefined>();
  for (const { path } of edits)
    if (!originals.has(path)) originals.set(path, await copy.read(path).catch(() => undefined));
  try {
    await check(edits);
    return await touchedSince(before);
  } finally {
    for (const [path, text] of originals) await (text === undefined ? copy.remove(path) : copy.write(path, text));
  }
}

describe("CONTRIBUTING, followed word for word", () => {
  it("adds an operation by three files, and does not compile before it has a handler", async () => {
    const touched = await follow("Add an operation", async (edits) => {
      const isHandler = ({ path }: Edit) => path.includes("/operations/");
      for (const edit of edits.filter((edit) => !isHandler(edit))) await make(edit);
      await expectBuilt();
      expect((await typecheck()).all).toContain("Property 'listApiScopes' is missing");
      for (const edit of edits.filter(isHandler)) await make(edit);
      expect(await typecheck()).toMatchObject({ exitCode: 0 });
      await expectTestsToPass();
      expect(await copy.read(`${generated}/openapi.ts`)).toContain("listApiScopes");
    });
    expect(touched).toEqual([
      "packages/reference-server/src/operations/api-keys.ts",
      "spec/openapi.yaml",
      "spec/paths/api-scopes.yaml",
    ]);
  });

  it("adds an error code by four files; types, client and dictionary follow", async () => {
    const touched = await follow("Add an error code", async (edits) => {
      for (const edit of edits) await make(edit);
      await expectBuilt();
      expect(await typecheck()).toMatchObject({ exitCode: 0 });
      await expectTestsToPass();
      expect(await copy.read(`${generated}/openapi.ts`)).toContain('code: "content_too_large"');
      expect(await copy.read(`${generated}/errors.ts`)).toContain("content_too_large");
      expect(await copy.read("packages/docs/dist/errors/content_too_large.md")).toContain("Send less in one request.");
    });
    expect(touched).toEqual([
      "spec/components/responses/ContentTooLarge.yaml",
      "spec/components/schemas/ClientError.yaml",
      "spec/components/schemas/ContentTooLarge.yaml",
      "spec/openapi.yaml",
    ]);
  });

  it("adds a rule by its file, test and page, which fail until they are filled in", async () => {
    const before = await copy.fingerprints(...sources);
    const command = /new-rule (\S+) "([^"]+)"/.exec(guide);
    const [, id = "", description = ""] = command ?? [];
    const derivedFiles = ["packages/ruleset/README.md", "packages/ruleset/src/rules/index.ts"];
    const originals = await Promise.all(derivedFiles.map(async (path) => [path, await copy.read(path)] as const));
    const test = async () =>
      execa("vitest", ["run", "--project", "unit", `rules/${id}.test.ts`, "ruleset/test/documentation.test.ts"], {
        cwd: copy.root,
        preferLocal: true,
        localDir: root,
        reject: false,
        all: true,
      });
    try {
      expect(await copy.run("packages/ruleset/scripts/new-rule.ts", id, description)).toMatchObject({ exitCode: 0 });
      expect((await test()).all).toContain("has nothing left to fill in");
      for (const edit of editsOf(guide, "Add a rule")) await make(edit);
      expect(await typecheck()).toMatchObject({ exitCode: 0 });
      expect(await test()).toMatchObject({ exitCode: 0 });
      expect(await touchedSince(before)).toEqual([
        "packages/ruleset/README.md",
        `packages/ruleset/docs/${id}.md`,
        `packages/ruleset/src/rules/${id}.test.ts`,
        `packages/ruleset/src/rules/${id}.ts`,
      ]);
    } finally {
      for (const path of [`docs/${id}.md`, `src/rules/${id}.ts`, `src/rules/${id}.test.ts`])
        await copy.remove(`packages/ruleset/${path}`);
      for (const [path, text] of originals) await copy.write(path, text);
    }
  });

  it("leaves no trace of them when they are taken back: every byte is as before", async () => {
    await expectBuilt();
    expect(await copy.fingerprints(...artifacts)).toEqual(derived);
  });
});
