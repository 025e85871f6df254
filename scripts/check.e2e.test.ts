import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RepositoryCopy } from "./testing/repository-copy.ts";

let copy: RepositoryCopy;
beforeAll(async () => {
  copy = await RepositoryCopy.make();
});
afterAll(() => copy[Symbol.asyncDispose]());

describe("pnpm check", () => {
  it("passes on the committed files", async () => {
    expect(await copy.run("scripts/check.ts")).toMatchObject({ exitCode: 0 });
  });

  it("names a generated file that was edited by hand, and the command that fixes it", async () => {
    const file = "packages/api/src/generated/errors.ts";
    const whole = await copy.read(file);
    await copy.write(file, `${whole}\n// by hand\n`);
    const { exitCode, output } = await copy.run("scripts/check.ts");
    expect(exitCode).toBe(1);
    expect(output).toContain(`  ${file}\n`);
    expect(output).toContain("Run `pnpm build` and commit");
    expect(await copy.read(file), "it only looks").toBe(`${whole}\n// by hand\n`);
    await copy.write(file, whole);
  });

  it("names every generated file that a change to the specification made stale, and one that should not exist", async () => {
    await copy.edit("spec/components/schemas/NotFound.yaml", "const: not_found", "const: missing");
    await copy.write("packages/api/src/generated/left-over.ts", "export {};\n");
    const { exitCode, output } = await copy.run("scripts/check.ts");
    expect(exitCode).toBe(1);
    for (const name of ["errors.ts", "openapi.ts", "left-over.ts"])
      expect(output).toContain(`  packages/api/src/generated/${name}\n`);
  });
});
