import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder({ "openapi.yaml": faulty, ".github/CODEOWNERS": "" });

const run = (...args: readonly string[]) => folder.run(args);
const contents = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );

describe("error-contract init", () => {
  it("shows what it recognized, and why", async () => {
    const { stdout } = await run("init", "openapi.yaml", "--yes");
    expect(stdout).toMatch(/code +\/code +"\/code" /);
    expect(stdout).toContain("1 code: bad_request");
  });

  it("says why a document has no codes, instead of the codes", async () => {
    folder.write(
      "plain.yaml",
      faulty.replace("code: { const: bad_request }", "code: { type: string }").replace(/ {10}example: .*\n/, ""),
    );
    const { stdout } = await run("init", "plain.yaml", "--yes", "--overlay", "plain.overlay.json");
    expect(stdout).toMatch(/^No codes found:\n- .*: "\/code" has no values: no const, no enum/m);
  });

  it("declares the shape in the document, and leaves every other line unchanged", async () => {
    await run("init", "openapi.yaml", "--yes");
    const lines = folder.read("openapi.yaml").split("\n");
    const start = lines.indexOf("x-error-contract:");
    const end = lines.findIndex((line, index) => index > start && /^\S/.test(line));
    expect(lines.slice(start, end).join("\n")).toContain("code: /code");
    expect(lines.toSpliced(start, end - start).join("\n")).toBe(faulty);
  });

  it("sets up lint to pass without arguments, and to fail only on a new fault", async () => {
    await run("init", "openapi.yaml", "--yes");
    expect((await run("lint")).exitCode).toBe(0);
    const path = join(folder.path, "openapi.yaml");
    const added = "  /cups:\n    get: { responses: { '404': { $ref: '#/components/responses/BadRequest' } } }\n";
    folder.write("openapi.yaml", readFileSync(path, "utf8").replace("  /teas/{id}:\n", `${added}  /teas/{id}:\n`));
    const { stdout, exitCode } = await run("lint");
    expect(stdout).toContain("GET /cups");
    expect(exitCode).toBe(1);
  });

  it("changes nothing when run again", async () => {
    await run("init", "openapi.yaml", "--yes", "--linter", "spectral");
    const before = contents();
    expect(
      Object.keys(before)
        .map((path) => path.slice(folder.path.length + 1))
        .toSorted(),
    ).toEqual([
      ".github/CODEOWNERS",
      ".github/workflows/error-contract.yml",
      ".spectral.yaml",
      "error-contract.baseline.json",
      "error-contract.config.yaml",
      "openapi.yaml",
    ]);
    const { stdout } = await run("init", "openapi.yaml", "--yes", "--linter", "spectral");
    expect(stdout).toContain("Everything is set up.");
    expect(contents()).toEqual(before);
  });

  it("leaves the document unchanged if an overlay is wanted", async () => {
    await run("init", "openapi.yaml", "--yes", "--overlay", "errors.overlay.json");
    expect(folder.read("openapi.yaml")).toBe(faulty);
    const overlay = JSON.parse(folder.read("errors.overlay.json"));
    expect(JSON.stringify(overlay)).toContain('"code":"/code"');
  });

  it("asks on a terminal, and does only what is confirmed", async () => {
    // `script` gives it a terminal; the input is a yes, and then only noes.
    const line = `"${process.execPath}" "${folder.bin}" init openapi.yaml`;
    const { stdout } = await execa("script", ["-qec", line, "/dev/null"], { cwd: folder.path, input: "y\nn\nn\nn\n" });
    expect(stdout).toContain("Write x-error-contract into openapi.yaml? [Y/n]");
    expect(Object.keys(contents())).toHaveLength(2);
    expect(folder.read("openapi.yaml")).toContain("x-error-contract:");
  });

  it.each([
    [["init"], "init needs a document."],
    [["init", "openapi.yaml"], "Add --yes to accept the defaults."],
    [["init", "-"], "init writes files next to the document."],
  ])("%j is wrong usage if nobody can be asked", async (args, message) => {
    const { stderr, exitCode } = await run(...args);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
    expect(Object.keys(contents())).toHaveLength(2);
  });
});
