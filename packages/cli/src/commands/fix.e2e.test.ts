import { chmodSync, chownSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { load } from "js-yaml";
import { beforeEach, describe, expect, it } from "vitest";
import { applyWithOpenApiFormat, applyWithOverlaysJs } from "../../test/edit/apply-overlay.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { mendable } from "../testing/mendable-document.ts";

const folder = commandInFolder({ "openapi.yaml": mendable });

const run = (...args: readonly string[]) => folder.run(args);
const read = (name = "openapi.yaml"): string => folder.read(name);
/** Root may write anywhere, so read-only files are tested as another user. */
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const names = (): readonly string[] => readdirSync(folder.path).sort();

describe("error-contract fix", () => {
  it("prints a diff, exits with 1, and leaves the file alone", async () => {
    const { exitCode, stdout, stderr } = await run("fix", "openapi.yaml");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("--- a/openapi.yaml\n+++ b/openapi.yaml\n@@ ");
    expect(stdout).toContain("-        5xx:   { $ref: '#/components/responses/ServerError' }\n");
    expect(stdout).toContain("+        5XX:   { $ref: '#/components/responses/ServerError' }\n");
    expect(stderr).toContain("Can fix 6 faults in 1 file.");
    expect(read()).toBe(mendable);
  });

  it("prints a diff that git applies with the same result as --write", async () => {
    const { stdout } = await run("fix", "openapi.yaml", "--dry-run");
    await execa("git", ["apply"], { cwd: folder.path, input: `${stdout}\n` });
    const applied = read();
    folder.write("openapi.yaml", mendable);
    await run("fix", "openapi.yaml", "--write");
    expect(read()).toBe(applied);
  });

  it("edits the file with --write, so that a second run finds nothing and git shows no unrelated line", async () => {
    await execa("git", ["init", "-q"], { cwd: folder.path });
    await execa("git", ["add", "."], { cwd: folder.path });
    const { exitCode, stdout, stderr } = await run("fix", "openapi.yaml", "--write");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toContain("Fixed 6 faults in 1 file.");
    const { stdout: diff } = await execa("git", ["diff", "-U0"], { cwd: folder.path });
    expect(diff.split("\n").filter((line) => /^-(?!-- )/.test(line))).toEqual([
      "-        5xx:   { $ref: '#/components/responses/ServerError' }",
    ]);
    const again = await run("fix", "openapi.yaml");
    expect(again).toMatchObject({ exitCode: 0, stdout: "", stderr: "Nothing to fix." });
    expect((await run("lint", "openapi.yaml", "--fail-on", "warn")).stdout).not.toContain("error-4");
  });

  it.each(["1.0", "1.1"])(
    "writes an overlay %s that two other programs apply with the same result as --write",
    async (version) => {
      const { exitCode } = await run("fix", "openapi.yaml", "--overlay", "fixes.yaml", "--overlay-version", version);
      expect(exitCode).toBe(0);
      expect(read()).toBe(mendable);
      const overlay = load(read("fixes.yaml")) as Parameters<typeof applyWithOverlaysJs>[1];
      expect(overlay).toMatchObject({ overlay: `${version}.0`, extends: "./openapi.yaml" });
      await run("fix", "openapi.yaml", "--write");
      const written = load(read());
      expect(applyWithOverlaysJs(load(mendable), overlay)).toEqual(written);
      expect(await applyWithOpenApiFormat(load(mendable), overlay)).toEqual(written);
    },
  );

  it("fixes the faults of one rule, or of one operation, by its name or its operationId", async () => {
    const of = async (...args: readonly string[]) => (await run("fix", "openapi.yaml", ...args)).stderr.split("\n")[0];
    expect(await of("--rule", "error-status-key")).toBe("Can fix 1 fault in 1 file.");
    expect(await of("--operation", "GET /teas/{id}")).toBe("Can fix 3 faults in 1 file.");
    expect(await of("--operation", "getTea")).toBe("Can fix 3 faults in 1 file.");
    expect(await of("--operation", "getTea", "--rule", "error-404-declared")).toBe("Can fix 1 fault in 1 file.");
    expect(await of("--operation", "GET /nothing")).toBe("Nothing to fix.");
  });

  it("exits with 1 if a reference cannot be read, even after --write, since its target was not checked", async () => {
    folder.write("openapi.yaml", mendable.replaceAll("#/components/responses/NotFound", "gone.yaml"));
    const { exitCode, stderr } = await run("fix", "openapi.yaml", "--write");
    expect(stderr).toContain("The reference gone.yaml leads to a file that cannot be read");
    expect(exitCode).toBe(1);
    expect((await run("fix", "openapi.yaml")).exitCode).toBe(1);
  });

  it("lists what it cannot fix, with the reason", async () => {
    folder.write("openapi.yaml", mendable.replace("'404': {", "'4O4': {"));
    const { stderr } = await run("fix", "openapi.yaml", "--rule", "error-status-key");
    expect(stderr).toContain("1 fault to fix by hand:");
    expect(stderr).toMatch(/error-status-key: Only you know which status "4O4" stands for\.\n +POST \/teas 4O4/);
  });

  it.each([
    [["fix"], "fix needs one document."],
    [["fix", "a.yaml", "b.yaml"], "fix needs one document."],
    [["fix", "openapi.yaml", "--write", "--overlay", "x"], "cannot be combined"],
    [["fix", "openapi.yaml", "--rule", "error-404-declare"], 'Unknown rule "error-404-declare".'],
    [["fix", "openapi.yaml", "--overlay", "x", "--overlay-version", "2.0"], "2.0"],
    [["fix", "-", "--write"], "--write needs a file"],
    [["fix", "https://example.org/openapi.yaml", "--write"], "--write needs a file"],
  ])("rejects %j as wrong usage", async (args, words) => {
    const { exitCode, stderr, stdout } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(read()).toBe(mendable);
  });

  it("reads a document from standard input, and prints the diff", async () => {
    const { stdout } = await folder.run(["fix", "-"], { stdin: "pipe", input: mendable });
    expect(stdout).toContain("+        5XX:");
  });

  it("keeps Windows line endings, a byte order mark, permissions, and a symbolic link", async () => {
    const windows = `\uFEFF${mendable.replaceAll("\n", "\r\n")}`;
    const path = folder.write("real.yaml", windows);
    chmodSync(path, 0o640);
    symlinkSync("real.yaml", join(folder.path, "link.yaml"));
    await run("fix", "openapi.yaml", "--write");
    await run("fix", "link.yaml", "--write");
    expect(read("real.yaml")).toBe(`\uFEFF${read().replaceAll("\n", "\r\n")}`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(names()).toEqual(["link.yaml", "openapi.yaml", "real.yaml"]);
  });

  it("refuses to edit inside an anchor that is used elsewhere, or inside merged content, and says so", async () => {
    const anchored = mendable
      .replace("responses:\n        '201'", "responses: &shared\n        '201'")
      .replace("  /teas/{id}:", "  /cups:\n    put:\n      responses:\n        <<: *shared\n  /teas/{id}:");
    folder.write("openapi.yaml", anchored);
    const { stderr } = await run("fix", "openapi.yaml", "--write");
    expect(stderr).toContain("has an anchor (&shared); an edit would change its aliases, too.");
    expect(stderr).toContain("POST /teas");
    expect(read()).toContain("responses: &shared\n        '201': { description: Created. }\n        '404'");
    expect(load(read())).toBeTypeOf("object");
  });

  it("refuses to change a merged key (<<), where it is merged and where it is written", async () => {
    const merged = mendable
      .replace("paths:\n", "x-shared: &shared\n  5xx: { $ref: '#/components/responses/ServerError' }\npaths:\n")
      .replace(
        "  /teas/{id}:",
        "  /cups:\n    put:\n      responses:\n        <<: *shared\n        '200': { description: Put. }\n  /teas/{id}:",
      );
    folder.write("openapi.yaml", merged);
    const { exitCode, stderr } = await run(
      "fix",
      "openapi.yaml",
      "--write",
      "--operation",
      "PUT /cups",
      "--rule",
      "error-status-key",
    );
    expect(stderr).toContain("#/paths/~1cups/put/responses/5xx comes from a merge (<<), and its source is elsewhere.");
    expect(exitCode).toBe(0);
    expect(read()).toBe(merged);
  });

  it("leaves a read-only file alone, although the folder would allow replacing it", async () => {
    const path = join(folder.path, "openapi.yaml");
    chmodSync(folder.path, 0o777);
    if (isRoot) chownSync(path, nobody.uid, nobody.gid);
    chmodSync(path, 0o444);
    const { exitCode, stderr } = await folder.run(["fix", "openapi.yaml", "--write"], isRoot ? nobody : {});
    expect(stderr).toContain("error: openapi.yaml: Permission denied; nothing was written.");
    expect(exitCode).toBe(1);
    expect(read()).toBe(mendable);
    expect(names()).toEqual(["openapi.yaml"]);
  });

  it("refuses a document with duplicate keys, at their line", async () => {
    folder.write(
      "openapi.yaml",
      mendable.replace("        '404'", "        '201': { description: Again. }\n        '404'"),
    );
    const { exitCode, stderr } = await run("fix", "openapi.yaml", "--write");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/openapi\.yaml:\d+/);
    expect(read()).toContain("Again.");
  });
});

describe("error-contract fix of a split document", () => {
  const entry = mendable.replace(/ {2}\/teas:[\s\S]*?(?=components:)/, "  /teas: { $ref: 'paths/teas.yaml' }\n");
  const path = `post:
  requestBody: { content: { application/json: { schema: { type: object } } } }
  responses:
    '201': { description: Created. } # keep me, too
    '404': { $ref: '../openapi.yaml#/components/responses/NotFound' }
    5XX: { $ref: '../openapi.yaml#/components/responses/ServerError' }
`;
  beforeEach(() => {
    folder.write("openapi.yaml", entry);
    folder.write("paths/teas.yaml", path);
  });

  it("edits the file that contains the place, and refers back to the entry document", async () => {
    const { stderr } = await run("fix", "openapi.yaml", "--write");
    expect(stderr).toContain("in 2 files.");
    expect(read("paths/teas.yaml")).toContain("$ref: '../openapi.yaml#/components/responses/BadRequest'");
    expect(read("paths/teas.yaml")).toContain("# keep me, too");
    expect(read()).toContain("    BadRequest:\n");
    expect((await run("fix", "openapi.yaml")).stderr).toBe("Nothing to fix.");
  });

  it("writes no empty overlay, since an overlay does not reach other files, and says what to do", async () => {
    const { exitCode, stderr } = await run("fix", "openapi.yaml", "--overlay", "fixes.yaml");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("No overlay was written");
    expect(stderr).toContain("left out: an overlay changes only the entry document");
    expect(stderr).toContain("bundle");
    expect(names()).toEqual(["openapi.yaml", "paths"]);
  });

  it("changes no file if one of them cannot be written", async () => {
    chmodSync(folder.path, 0o777);
    chmodSync(join(folder.path, "paths"), 0o555);
    if (isRoot) chownSync(join(folder.path, "openapi.yaml"), nobody.uid, nobody.gid);
    const { exitCode, stderr } = await folder.run(["fix", "openapi.yaml", "--write"], isRoot ? nobody : {});
    chmodSync(join(folder.path, "paths"), 0o755);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Permission denied; nothing was written.");
    expect(read()).toBe(entry);
    expect(read("paths/teas.yaml")).toBe(path);
    expect(names()).toEqual(["openapi.yaml", "paths"]);
    expect(readdirSync(join(folder.path, "paths"))).toEqual(["teas.yaml"]);
  });

  // In a folder with the sticky bit everybody may add files, but only the owner may replace one.
  it.skipIf(!isRoot)("restores the first file if the second cannot be replaced", async () => {
    const [first, second] = [join(folder.path, "openapi.yaml"), join(folder.path, "paths/teas.yaml")];
    chmodSync(folder.path, 0o777);
    chownSync(first, nobody.uid, nobody.gid);
    chmodSync(join(folder.path, "paths"), 0o1777);
    chmodSync(second, 0o666);
    const before = statSync(first).ino;
    const { exitCode, stderr } = await folder.run(["fix", "openapi.yaml", "--write"], nobody);
    expect(stderr).toContain("Permission denied; nothing was written.");
    expect(exitCode).toBe(1);
    expect(statSync(first).ino).not.toBe(before); // it already had its new text
    expect(read()).toBe(entry);
    expect(read("paths/teas.yaml")).toBe(path);
    expect(names()).toEqual(["openapi.yaml", "paths"]);
    expect(readdirSync(join(folder.path, "paths"))).toEqual(["teas.yaml"]);
  });
});
