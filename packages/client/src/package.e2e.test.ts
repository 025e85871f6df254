import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, compilers } from "./testing/compile.ts";

const run = promisify(execFile);
const client = join(import.meta.dirname, "..");
let home: string;

// As a stranger would have it: the packed tarball, installed with npm, outside of this repository.
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "error-contract-client-"));
  await run(compilers["TypeScript 7"], ["--build", client]);
  await run("npx", ["-y", "pnpm@12", "pack", "--pack-destination", home], { cwd: client });
  const [tarball = ""] = await readdir(home);
  await writeFile(join(home, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(home, tarball)], { cwd: home });
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe("the packed client, installed by itself", () => {
  it("brings openapi-fetch and its types, and nothing else", async () => {
    const modules = join(home, "node_modules");
    const installed = (await readdir(modules)).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["@error-contract", "openapi-fetch", "openapi-typescript-helpers"]);
    expect(await readdir(join(modules, "@error-contract/client"))).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "package.json",
    ]);
  });

  it("loads, with its catalogue, where jose is missing", async () => {
    const program = `
      import * as client from "@error-contract/client";
      import { errorCatalogue } from "@error-contract/client/catalogue";
      console.log(Object.keys(client).sort().join(), errorCatalogue.forbidden.status);`;
    const { stdout } = await run("node", ["--input-type=module", "-e", program], { cwd: home });
    expect(stdout).toBe("ApiError,createClient,isApiError,paginate,retry,unwrap 403\n");
  });

  it("says which package is missing when a token is to be signed", async () => {
    const loading = run("node", ["--input-type=module", "-e", 'import "@error-contract/client/token"'], { cwd: home });
    await expect(loading).rejects.toThrow("Cannot find package 'jose'");
  });

  it.each(["TypeScript 7", "TypeScript 5"] as const)("has types that %s understands", async (compiler) => {
    const program = `
      import { createClient } from "@error-contract/client";
      import { errorCatalogue } from "@error-contract/client/catalogue";
      export async function call(): Promise<string> {
        const result = await createClient({ baseUrl: "" }).GET("/api-keys/{api_key_id}", { params: { path: { api_key_id: "a" } } });
        if (result.ok) return result.data.id;
        // @ts-expect-error a failure has no data
        result.data.id;
        return result.error.code === "not_found" ? errorCatalogue[result.error.code].remedy : result.error.message;
      }`;
    await writeFile(join(home, "call.ts"), program);
    expect(await compile(compiler, home, ["call.ts"])).toBe("");
  });
});
