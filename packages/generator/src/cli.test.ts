import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const shop = join(import.meta.dirname, "testing/tea-shop.yaml");

async function cli(
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { status, out: out.join(""), err: err.join("") };
}

describe("error-contract-generate", () => {
  it("writes the folder, and tells each file with its size", async () => {
    await using folder = await temporaryFolder();
    const outDir = join(folder.path, "generated");
    const { status, out, err } = await cli(shop, outDir);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(
      /openapi\.ts {2}\d+ bytes\n.*errors\.ts {2}\d+ bytes\n.*catalogue\.ts {2}\d+ bytes\n.*client\.ts {2}\d+ bytes\n.*index\.ts {2}\d+ bytes\n3 error codes\n$/,
    );
    expect(await readdir(outDir)).toEqual(["catalogue.ts", "client.ts", "errors.ts", "index.ts", "openapi.ts"]);
  });

  it("fails with status 1, the place and the fault, and writes nothing", async () => {
    await using folder = await temporaryFolder();
    const { status, out, err } = await cli(join(folder.path, "absent.yaml"), join(folder.path, "generated"));
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/absent\.yaml: cannot be read: [\s\S]*\nNothing was written\.\n$/);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("fails with status 1 where the folder cannot be written", async () => {
    const { status, err } = await cli(shop, join(shop, "generated"));
    expect(status).toBe(1);
    expect(err).toMatch(/tea-shop\.yaml[\s\S]*Nothing was written\.\n$/);
  });

  it.each([["--help"], ["-h"]])("explains itself: %s", async (flag) => {
    const { status, out } = await cli(flag);
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: error-contract-generate <document> <folder>/);
  });

  it.each([
    [[], /^Give a document and a folder\./],
    [["a.yaml"], /^Give a document and a folder\./],
    [["a.yaml", "b", "c"], /^Give a document and a folder\./],
    [["a.yaml", "b", "--wat"], /^Unknown option '--wat'/],
  ])("refuses wrong usage with status 2, and shows the right one: %j", async (args, message) => {
    const { status, out, err } = await cli(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).toContain("Usage: error-contract-generate");
  });
});
