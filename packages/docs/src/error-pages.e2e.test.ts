import { gzipSync } from "node:zlib";
import { median } from "@error-contract/testing";
import { openBrowser, withPage } from "@error-contract/testing/browser";
import type { Listening } from "@error-contract/testing/listening";
import { source as axe } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Files } from "./pages/render-error-pages.ts";
import { renderSite } from "./render-site.ts";
import { brokenLinks } from "./testing/broken-links.ts";
import { serveSite } from "./testing/serve-site.ts";
import { firstPaint, slowDown } from "./testing/slow-machine.ts";
import { bundleSpecification, config } from "./testing/specification.ts";
import { trace } from "./testing/trace.ts";

const clientModule = "@error-contract/api";

let site: Listening;
let files: Files;
let browser: Browser;
let codes: readonly { readonly code: string; readonly url: string }[];
let pages: readonly string[];

beforeAll(async () => {
  const document = await bundleSpecification();
  files = await renderSite(document, { config, clientModule });
  site = await serveSite({ document, reference: files.get("index.html"), clientModule });
  browser = await openBrowser();
  codes = (await (await fetch(`${site.url}/errors/index.json`)).json()).errors;
  pages = [...files.keys()].filter((path) => path.startsWith("errors/") && path.endsWith(".html"));
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

describe("the documentation URL of an error", () => {
  it.each([390, 1440, 2560])("shows its code's heading at the top, %d px wide", async (width) => {
    expect(codes.length).toBeGreaterThan(8);
    await withPage(browser, { viewport: { width, height: 900 } }, async (page) => {
      for (const { code, url } of codes) {
        await page.goto(url);
        const heading = page.locator("h1");
        expect(await heading.textContent()).toBe(code);
        const { y = -1 } = (await heading.boundingBox()) ?? {};
        expect(y, code).toBeGreaterThan(0);
        expect(y, code).toBeLessThan(250);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${code} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  });

  it("is where the former addresses redirect", async () => {
    await withPage(browser, {}, async (page) => {
      for (const { code } of codes) {
        await page.goto("about:blank");
        await page.goto(`${site.url}/docs#/error-catalogue/${code}`);
        await page.waitForURL(`${site.url}/errors/${code}.html`);
        expect(await page.locator("h1").textContent()).toBe(code);
      }
    });
  });

  it("can name a cause, which is then highlighted", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.url}/errors/unauthorized#token_expired`);
      expect(await page.locator(":target").textContent()).toContain("Sign a new token");
    });
  });
});

describe("every page", () => {
  it.each(["light", "dark"] as const)("passes axe, %s", async (colorScheme) => {
    await withPage(browser, { colorScheme, bypassCSP: true }, async (page) => {
      for (const path of [...pages, "errors/no_such_code"]) {
        await page.goto(`${site.url}/${path}`);
        await page.evaluate(axe);
        const violations = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
        );
        expect(violations, path).toEqual([]);
      }
    });
  });

  it("has no broken links, and neither do its twins", () => {
    // Only our part of the reference: Redoc's script handles its own links.
    const [reading = ""] = files.get("index.html")?.split('<div id="redoc">') ?? [];
    expect(brokenLinks(new Map([...files, ["index.html", reading]]), "http://127.0.0.1:4010")).toEqual([]);
  });

  it("is at most 10 kB, and 3 kB compressed", () => {
    for (const path of pages) {
      const content = files.get(path) ?? "";
      expect(Buffer.byteLength(content), path).toBeLessThanOrEqual(10_000);
      expect(gzipSync(content, { level: 9 }).length, path).toBeLessThanOrEqual(3_072);
    }
  });

  it("satisfies its content security policy, and loads nothing else", async () => {
    await withPage(browser, {}, async (page) => {
      const traced = trace(page);
      for (const path of pages) await page.goto(`${site.url}/${path}`);
      expect(traced.complaints).toEqual([]);
      expect(traced.requests).toEqual(pages.map((path) => `${site.url}/${path}`));
    });
  });

  // Other work on the machine can only slow this down, so a retry may pass.
  it("is painted within half a second on a slow CPU and slow 4G", { retry: 2 }, async () => {
    const paints: number[] = [];
    await withPage(browser, {}, async (page) => {
      await slowDown(page);
      await page.goto(`${site.url}/errors/`); // A reader's browser is already running.
      for (const { url } of codes) {
        await page.goto(url);
        paints.push(await firstPaint(page));
      }
    });
    expect(median(paints), paints.map(Math.round).join(" ")).toBeLessThan(500);
  });
});

describe("the index", () => {
  it("can be filtered without JavaScript", async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.url}/errors/`);
      expect(await page.locator("tbody tr:visible").count()).toBe(codes.length);
      await page.getByLabel("retry can help").check();
      expect(await page.locator("tbody tr:visible").allTextContents()).toEqual([
        expect.stringContaining("too_many_requests"),
        expect.stringContaining("bad_gateway"),
        expect.stringContaining("gateway_timeout"),
      ]);
    });
  });
});
