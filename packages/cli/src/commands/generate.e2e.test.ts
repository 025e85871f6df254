import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";
import { faulty } from "../testing/documents.ts";

const folder = commandInFolder(
  {
    "openapi.yaml": faulty,
    "broken.yaml": "openapi: 3.1.0\npaths: { /a: [] }\n",
    "unsound.yaml": faulty.replace(
      '"404": { $ref: "#/components/responses/BadRequest" }',
      '"404": { $ref: "#/components/responses/Lost" }',
    ),
  },
  { lasts: "file" },
);

// From its sources, because a fresh clone has no built package.
const source = { env: { NODE_OPTIONS: "-C @error-contract/source" } };
const generate = (...args: readonly string[]) => folder.run(["generate", ...args], source);

describe("error-contract generate", () => {
  it("writes the folder, and names in each file the command that regenerates it", async () => {
    const { exitCode, stdout } = await generate("openapi.yaml", "src/api");
    expect(stdout).toMatch(/^src\/api\/index\.ts {2}\d+ bytes$/m);
    expect(exitCode).toBe(0);
    expect(readdirSync(join(folder.path, "src/api"))).toContain("errors.ts");
    const header = folder.read("src/api/index.ts").split("\n")[0];
    expect(header).toContain("Generated from openapi.yaml by `npx error-contract generate openapi.yaml src/api`");
  });

  it("writes nothing for an invalid document", async () => {
    const { exitCode, stderr } = await generate("broken.yaml", "src/broken");
    expect(stderr).toMatch(/broken\.yaml:2:\d+/);
    expect(stderr).toContain("Nothing was written.");
    expect(exitCode).toBe(1);
    expect(readdirSync(join(folder.path, "src"))).not.toContain("broken");
  });

  it("leaves out invalid parts with --lenient, lists them, and names the option in each file", async () => {
    const { exitCode, stderr } = await generate("unsound.yaml", "src/lenient", "--lenient");
    expect(stderr).toMatch(/^unsound\.yaml:10:\d+: .+\nSkipped or ignored: 1 fault\.$/);
    expect(exitCode).toBe(0);
    const header = folder.read("src/lenient/index.ts").split("\n")[0];
    expect(header).toContain("`npx error-contract generate unsound.yaml src/lenient --lenient`");
    const strict = await generate("unsound.yaml", "src/strict");
    expect(strict).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("or skip it with --lenient.") });
  });

  it("requires a document and a folder", async () => {
    expect(await generate("openapi.yaml")).toMatchObject({ exitCode: 2 });
  });
});
