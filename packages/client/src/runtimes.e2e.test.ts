import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendError, sendJson } from "./testing/answers.ts";
import { type Handler, serve } from "./testing/serve.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
// Inside the package, so that the import of "@error-contract/client" finds what would be published: dist/.
const folder = join(import.meta.dirname, "../.build/runtimes");
const script = join(folder, "smoke.mjs");
const bundle = join(folder, "bundle.js");

const entry = join(import.meta.dirname, "testing/smoke.ts");

beforeAll(async () => {
  await run(join(root, "node_modules/.bin/tsc"), ["--build", join(root, "packages/client")]);
  await build({ entryPoints: [entry], outfile: script, format: "esm" });
  // `platform: "browser"` refuses every Node API.
  await build({ entryPoints: [entry], outfile: bundle, format: "esm", bundle: true, platform: "browser" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let failed = false;
const handle: Handler = ({ method, url = "", headers }, response) => {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (pathname === "/") return response.setHeader("content-type", "text/html").end("<title>Smoke</title>");
  if (pathname === "/bundle.js") {
    return response.setHeader("content-type", "text/javascript").end(readFileSync(bundle));
  }
  if (pathname === "/api-keys" && method === "POST") return sendError(response, "duplicate_record");
  if (pathname === "/api-keys") {
    if (headers.authorization !== "Bearer new") return sendError(response, "unauthorized");
    return sendJson(response, 200, { items: [] });
  }
  if (pathname.startsWith("/api-keys/")) {
    failed = !failed;
    return failed ? sendError(response, "bad_gateway") : sendJson(response, 200, {});
  }
  if (pathname === "/api-logs") {
    return sendJson(response, 200, searchParams.has("cursor") ? { items: ["b"] } : { items: ["a"], next_cursor: "2" });
  }
  if (pathname === "/api-log-groups")
    response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
  // Anything else, such as /api-logs/slow, is never answered.
};

const expected = {
  renewed: [true, 200, 2],
  conflict: [false, "duplicate_record"],
  html: [502, "unexpected_response", "Unexpected 502 text/html"],
  retried: [200, 2],
  paged: ["a", "b"],
  thrown: [true, "ApiError: POST /api-keys: A message for duplicate_record."],
  aborted: "TimeoutError",
};

describe("the compiled client runs unchanged", () => {
  it.each(["20", "22", "24"])("in Node %s", async (major) => {
    await using server = await serve(handle);
    const program = `const { smoke } = await import(process.argv[1]); console.log(JSON.stringify([process.version, await smoke(process.argv[2])]))`;
    // From the npm registry, by npx; kept in npm's cache.
    const args = ["-y", `node@${major}`, "--input-type=module", "-e", program, script, server.url];
    const { stdout } = await run("npx", args, { cwd: folder });
    const [version, observed] = JSON.parse(stdout);
    expect(version).toMatch(new RegExp(`^v${major}\\.`));
    expect(observed).toEqual(expected);
  });

  it("in Chromium", async () => {
    await using server = await serve(handle);
    const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
    const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
    const browser = await chromium.launch({
      executablePath,
      args: flags,
    });
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const observed = await page.evaluate(
        `import("/bundle.js").then(({ smoke }) => smoke(${JSON.stringify(server.url)}))`,
      );
      expect(observed).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
