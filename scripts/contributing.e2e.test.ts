import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { buildStages, generated } from "./pipeline/build-stages.ts";
import { root } from "./pipeline/repository.ts";
import { runStages, upTo } from "./pipeline/run-stages.ts";
import { type Edit, editsOf } from "./testing/instructions.ts";
import { RepositoryCopy } from "./testing/repository-copy.ts";

const guide = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
const sources = ["spec", "packages", "scripts"];

/** Generous, for a machine that is busy with something else. Each test has a copy of its own, which a late end of another cannot touch. */
const timeout = 900_000;

/** What `pnpm build` does until the given stages are done: the others make nothing that these tests look at. */
async function build(copy: RepositoryCopy, ...last: readonly string[]): Promise<void> {
  const wanted = new Set(last.flatMap((name) => upTo(name, buildStages)));
  expect(wanted.size).toBeGreaterThanOrEqual(last.length);
  const { signal } = new AbortController();
  await runStages([...wanted], copy.root, { signal });
}

async function run(copy: RepositoryCopy, tool: string, ...args: readonly string[]) {
  const options = { cwd: copy.root, preferLocal: true, localDir: root, reject: false, all: true } as const;
  const { exitCode, all } = await execa(tool, args, options);
  return { exitCode, output: all };
}

const typecheck = (copy: RepositoryCopy) => run(copy, "tsc");
const unitTests = (copy: RepositoryCopy, ...files: readonly string[]) =>
  run(copy, "vitest", "run", "--project", "unit", ...files);
/** Those that read the operations and the errors of the document. */
const testsOfTheDocument = ["spec", "packages/reference-server/src/operations"];

async function make(copy: RepositoryCopy, edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) {
    if (edit.kind === "create") await copy.write(edit.path, edit.text);
    else await copy.edit(edit.path, edit.before, edit.after);
  }
}

/** The files that differ from `before` and that no build makes. */
async function touchedSince(before: Record<string, string>, copy: RepositoryCopy): Promise<string[]> {
  const now = await copy.fingerprints(...sources);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((path) => before[path] !== now[path])
    .filter((path) => !/\/(dist|generated|node_modules)\/|\.tsbuildinfo$/.test(path))
    .sort();
}

describe("CONTRIBUTING, followed word for word", () => {
  it("adds an operation by three files, and does not compile before it has a handler", { timeout }, async () => {
    await using copy = await RepositoryCopy.make({ tests: true });
    const before = await copy.fingerprints(...sources);
    const edits = editsOf(guide, "Add an operation");
    const isHandler = ({ path }: Edit) => path.includes("/operations/");

    await make(
      copy,
      edits.filter((edit) => !isHandler(edit)),
    );
    await build(copy, "look for unnamed files", "lint with Spectral", "lint with Redocly", "generate");
    expect((await typecheck(copy)).output).toContain("Property 'listApiScopes' is missing");
    await make(copy, edits.filter(isHandler));

    expect(await typecheck(copy)).toMatchObject({ exitCode: 0 });
    expect(await unitTests(copy, ...testsOfTheDocument)).toMatchObject({ exitCode: 0 });
    expect(await copy.read(`${generated}/openapi.ts`)).toContain("listApiScopes");
    expect(await touchedSince(before, copy)).toEqual([
      "packages/reference-server/src/operations/api-keys.ts",
      "spec/openapi.yaml",
      "spec/paths/api-scopes.yaml",
    ]);
  });

  it("adds an error code by four files; types, client and dictionary follow", { timeout }, async () => {
    await using copy = await RepositoryCopy.make({ tests: true });
    const before = await copy.fingerprints(...sources);

    await make(copy, editsOf(guide, "Add an error code"));
    await build(copy, "look for unnamed files", "lint with Spectral", "lint with Redocly", "generate", "render docs");

    expect(await typecheck(copy)).toMatchObject({ exitCode: 0 });
    expect(await unitTests(copy, ...testsOfTheDocument)).toMatchObject({ exitCode: 0 });
    expect(await copy.read(`${generated}/openapi.ts`)).toContain('code: "content_too_large"');
    expect(await copy.read(`${generated}/errors.ts`)).toContain("content_too_large");
    expect(await copy.read("packages/docs/dist/errors/content_too_large.md")).toContain("Send less in one request.");
    expect(await touchedSince(before, copy)).toEqual([
      "spec/components/responses/ContentTooLarge.yaml",
      "spec/components/schemas/ClientError.yaml",
      "spec/components/schemas/ContentTooLarge.yaml",
      "spec/openapi.yaml",
    ]);
  });

  it("adds a rule by its file, test and page, which fail until they are filled in", { timeout }, async () => {
    await using copy = await RepositoryCopy.make({ tests: true });
    const before = await copy.fingerprints(...sources);
    const [, id = "", description = ""] = /new-rule (\S+) "([^"]+)"/.exec(guide) ?? [];
    const test = () => unitTests(copy, `rules/${id}.test.ts`, "ruleset/test/documentation.test.ts");

    expect(await copy.run("packages/ruleset/scripts/new-rule.ts", id, description)).toMatchObject({ exitCode: 0 });
    expect((await test()).output).toContain("has nothing left to fill in");
    await make(copy, editsOf(guide, "Add a rule"));

    expect(await typecheck(copy)).toMatchObject({ exitCode: 0 });
    expect(await test()).toMatchObject({ exitCode: 0 });
    expect(await touchedSince(before, copy)).toEqual([
      "packages/ruleset/README.md",
      `packages/ruleset/docs/${id}.md`,
      `packages/ruleset/src/rules/${id}.test.ts`,
      `packages/ruleset/src/rules/${id}.ts`,
    ]);
  });
});
