import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, withPage } from "@error-contract/testing/browser";
import { type Listening, listening } from "@error-contract/testing/listening";
import { source as axe } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePages } from "../pages/write-pages.ts";
import { brokenSiteLinks } from "../testing/broken-site-links.ts";
import { bundleSpecification } from "../testing/specification.ts";
import { trace } from "../testing/trace.ts";
import { renderProjectSite } from "./render-project-site.ts";
import type { SiteFiles } from "./site-files.ts";

const root = join(import.meta.dirname, "../../../..");
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const packages = ["contract", "ruleset", "cli", "generator", "client", "responses", "fastify"];
const repository = "https://github.com/error-contract/error-contract";

let files: SiteFiles;
let pages: readonly string[];
let folder: string;
let listened: Listening;
let url: string;
let browser: Browser;

beforeAll(async () => {
  const document = await bundleSpecification();
  // The reference has its own tests.
  const reference = '<!doctype html><html lang="en"><title>Reference</title><h1>Reference</h1>';
  files = await renderProjectSite({ root, packages, baseUrl: manifest.homepage, repository, document, reference });
  pages = [...files.keys()].filter((path) => path.endsWith(".html") && !/^(errors\/|reference|404)/.test(path));
  folder = await mkdtemp(join(tmpdir(), "site-"));
  await writePages(folder, files);
  const server = createServer(({ url: target = "/" }, response) => {
    const path = decodeURIComponent(target.slice(1).split("?")[0] ?? "");
    const content = files.get(path) ?? files.get(`${path}.html`) ?? files.get(`${path}index.html`);
    const type = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" }[
      path.split(".").at(-1) ?? ""
    ];
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type ?? "text/html" }).end(content);
  });
  listened = await listening(server);
  url = listened.url;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await listened[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe("the site", () => {
  it("has a page for every rule, at the address that findings carry", async () => {
    const rules = (await readdir(join(root, "packages/ruleset/docs"))).map((name) => name.replace(/\.md$/, ""));
    expect(rules.length).toBeGreaterThan(20);
    await withPage(browser, {}, async (page) => {
      for (const rule of rules) {
        const response = await page.goto(`${url}/rules/${rule}`);
        expect(response?.status(), rule).toBe(200);
        expect(await page.locator("h1").textContent()).toBe(rule);
      }
      await page.goto(`${url}/rules/`);
      expect(await page.locator("main table a").count()).toBe(rules.length);
    });
  });

  it("has no link to a missing page or anchor", () => {
    expect(brokenSiteLinks(files)).toEqual([]);
  });

  it("links to files of the repository that exist", async () => {
    const links = [...files].flatMap(([path, content]) =>
      path.endsWith(".html")
        ? [
            ...String(content).matchAll(
              /href="https:\/\/github\.com\/error-contract\/error-contract\/(?:blob|tree)\/main\/([^"#]*)/g,
            ),
          ].map(([, file]) => ({ path, file: file ?? "" }))
        : [],
    );
    expect(links.length).toBeGreaterThan(10);
    for (const { path, file } of links)
      await expect(readFileOrFolder(join(root, file)), `${path}: ${file}`).resolves.toBe(true);
  });

  it("lists each guide exactly once in the navigation", () => {
    const index = String(files.get("guides/index.html"));
    const navigation = /<nav class="pages"[^>]*>(.*?)<\/nav>/s.exec(index)?.[1] ?? "";
    const linked = [...navigation.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? "");
    const guides = pages.filter((path) => path.startsWith("guides/") && path !== "guides/index.html");
    expect(linked.filter((href) => !href.startsWith("../")).toSorted()).toEqual(
      guides.map((path) => path.slice("guides/".length)).toSorted(),
    );
  });
});

describe("every page", () => {
  it.each([
    [1440, "light"],
    [1440, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)("passes axe, %d px wide, %s", async (width, colorScheme) => {
    const violations: unknown[] = [];
    await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      // Rule pages are alike: a plain one, one with a table and the longest are enough. After the first run, so is one
      // package page.
      const isFirst = width === 1440 && colorScheme === "light";
      const alike = isFirst
        ? /^rules\/(?!index|error-status-match|error-code-known|success-not-error)/
        : /^(rules|packages)\/(?!index|error-status-match|error-code-known|success-not-error|cli\.)/;
      for (const path of [...pages.filter((candidate) => !alike.test(candidate)), "404.html"]) {
        await page.goto(`${url}/${path}`);
        await page.evaluate(axe);
        const found = (await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
        )) as readonly string[];
        violations.push(...found.map((violation) => `${path}: ${violation}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) violations.push(`${path} scrolls sideways`);
      }
    });
    expect(violations).toEqual([]);
  });

  it("opens from disk, loads nothing outside its folder, and logs no errors", async () => {
    await withPage(browser, {}, async (page) => {
      const traced = trace(page);
      for (const path of pages) await page.goto(`file://${folder}/${path}`);
      expect(traced.requests.filter((request) => !request.startsWith(`file://${folder}/`))).toEqual([]);
      expect(traced.complaints).toEqual([]);
    });
  });

  it("is at most 150 kB uncompressed, with font and search", () => {
    const shared = ["assets/site.css", "assets/search.js", "assets/instrument-sans.woff2"].map(
      (path) => files.get(path) ?? "",
    );
    const weight = (content: string | Uint8Array) => Buffer.byteLength(content);
    const base = shared.reduce((sum, content) => sum + weight(content), 0);
    expect(base).toBeLessThan(90_000);
    for (const path of pages) expect(weight(files.get(path) ?? "") + base, path).toBeLessThan(150_000);
  });
});

describe("the search, from disk", () => {
  it.each([
    { wanted: "error-404-declared", what: "a rule", page: "rules/error-404-declared.html" },
    { wanted: "404 declared", what: "a rule by its words", page: "rules/error-404-declared.html" },
    { wanted: "duplicate_record", what: "a code", page: "errors/duplicate_record.html" },
    { wanted: "baseline", what: "a guide by a word in it", page: "guides/ci.html" },
    { wanted: "problem details", what: "a guide by its title", page: "guides/start/problem-details.html" },
    { wanted: "overlya", what: "a word with a typo", page: "guides/start/generated.html" },
  ])("finds $what: $wanted", async ({ wanted, page: found }) => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`file://${folder}/guides/ci.html`);
      await page.keyboard.press("/");
      await page.getByRole("searchbox").fill(wanted);
      const results = page.locator("dialog ol a");
      await results.first().waitFor();
      const targets = await results.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(targets.slice(0, 5).map((target) => target.split("#")[0])).toContain(`file://${folder}/${found}`);
    });
  });

  it("opens the first result with Enter, and moves through results with the arrow keys", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`file://${folder}/index.html`);
      await page.keyboard.press("/");
      await page.keyboard.type("error-status-match");
      await page.locator("dialog ol a").first().waitFor();
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("A");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await page.waitForURL(/rules\/error-status-match/);
    });
  });

  it("reports when it finds nothing, and passes axe", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${url}/index.html`);
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("searchbox").fill("xylophone");
      await page.getByText("Nothing found.").waitFor();
      await page.getByRole("searchbox").fill("envelope");
      await page.locator("dialog ol a").first().waitFor();
      await page.evaluate(axe);
      expect(await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")).toEqual([]);
    });
  });
});

async function readFileOrFolder(path: string): Promise<boolean> {
  return await readFile(path).then(
    () => true,
    () => readdir(path).then(() => true),
  );
}
