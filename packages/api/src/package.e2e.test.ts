import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";
import { installPackedApi } from "./testing/packed-api.ts";
import { serveSmoke } from "./testing/smoke-server.ts";

const run = promisify(execFile);
let installed: Awaited<ReturnType<typeof installPackedApi>>;
let home: string;
beforeAll(async () => {
  installed = await installPackedApi();
  home = installed.home;
});
afterAll(() => installed[Symbol.asyncDispose]());

describe("the packed package, installed outside this repository", () => {
  it("installs the generic client, openapi-fetch and its types, and nothing else", async () => {
    const modules = (await readdir(join(home, "node_modules"))).filter((name) => !name.startsWith("."));
    expect(modules).toEqual(["@error-contract", "openapi-fetch", "openapi-typescript-helpers"]);
    expect(await readdir(join(home, "node_modules/@error-contract"))).toEqual(["api", "client"]);
    for (const name of ["api", "client"]) {
      const files = await readdir(join(home, "node_modules/@error-contract", name));
      expect(files).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
    }
  });

  it("loads, with its catalogue, without jose", async () => {
    const program = `
      import * as client from "@error-contract/api";
      import { errorCatalogue } from "@error-contract/api/catalogue";
      console.log(Object.keys(client).sort().join(), errorCatalogue.forbidden.status);`;
    const { stdout } = await run("node", ["--input-type=module", "-e", program], { cwd: home });
    expect(stdout).toBe(
      "ApiError,createClient,errorCatalogue,errorDescriptor,isApiError,operationErrors,paginate,retry,unwrap 403\n",
    );
  });

  it("says that jose is missing when `/token` is imported", async () => {
    const loading = run("node", ["--input-type=module", "-e", 'import "@error-contract/api/token"'], { cwd: home });
    await expect(loading).rejects.toThrow("Cannot find package 'jose'");
  });

  it.each(["TypeScript 7", "TypeScript 5"] as const)("has types that %s understands", async (compiler) => {
    const program = `
      import { createClient } from "@error-contract/api";
      import { errorCatalogue } from "@error-contract/api/catalogue";
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

describe("the packed package, with TypeScript's node10 module resolution", () => {
  // TypeScript 7 does not have this resolution.
  it("has types for `.`, `/catalogue` and `/token`", async () => {
    const program = `
      import { createClient, isApiError } from "@error-contract/api";
      import { errorCatalogue } from "@error-contract/api/catalogue";
      import type { TokenOptions } from "@error-contract/api/token";
      export const status: 403 = errorCatalogue.forbidden.status;
      export const audience = (options: TokenOptions): string => options.audience;
      export async function call(): Promise<string> {
        const result = await createClient({ baseUrl: "" }).GET("/api-keys/{api_key_id}", { params: { path: { api_key_id: "a" } } });
        if (result.ok) return result.data.id;
        // @ts-expect-error a failure has no data
        result.data.id;
        return result.code === "unexpected_response" ? result.error.text : result.error.request_id;
      }
      // @ts-expect-error no such code
      isApiError(undefined, "forbiden");`;
    await writeFile(join(home, "node10.ts"), program);
    const node10 = {
      module: "esnext",
      moduleResolution: "node10",
      customConditions: undefined,
    };
    expect(await compile("TypeScript 5", home, ["node10.ts"], node10)).toBe("");
  });
});

describe("the packed package runs unchanged", () => {
  const smoke = join(import.meta.dirname, "testing/smoke.ts");
  const expected = {
    renewed: [true, 200, 2],
    conflict: [false, "duplicate_record"],
    html: [502, "unexpected_response", "Unexpected 502 text/html"],
    retried: [200, 2],
    paged: ["a", "b"],
    thrown: [true, "ApiError: POST /api-keys: A message for duplicate_record."],
    aborted: "TimeoutError",
  };
  let bundle: string;
  beforeAll(async () => {
    bundle = join(home, "bundle.js");
    await build({ entryPoints: [smoke], outfile: join(home, "smoke.mjs"), format: "esm" });
    // `platform: "browser"` rejects every Node API.
    await build({
      entryPoints: [join(home, "smoke.mjs")],
      outfile: bundle,
      format: "esm",
      bundle: true,
      platform: "browser",
    });
  });

  it.each(["20", "22", "24"])("in Node %s", async (major) => {
    await using server = await serveSmoke(bundle);
    const program = `
      import { smoke } from "./smoke.mjs";
      console.log(JSON.stringify([process.version, await smoke(${JSON.stringify(server.url)})]));`;
    // npx downloads it from the npm registry, and npm caches it.
    const { stdout } = await run("npx", ["-y", `node@${major}`, "--input-type=module", "-e", program], { cwd: home });
    const [version, observed] = JSON.parse(stdout);
    expect(version).toMatch(new RegExp(`^v${major}\\.`));
    expect(observed).toEqual(expected);
  });

  it("in Chromium", async () => {
    await using server = await serveSmoke(bundle);
    const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const call = `import("/bundle.js").then(({ smoke }) => smoke(${JSON.stringify(server.url)}))`;
      expect(await page.evaluate(call)).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
