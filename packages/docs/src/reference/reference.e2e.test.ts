import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "@error-contract/testing/browser";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePages } from "../pages/write-pages.ts";
import { renderSite } from "../render-site.ts";
import { bundleSpecification, config } from "../testing/specification.ts";
import { type Trace, trace } from "../testing/trace.ts";

let folder: string;
let address: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reference-"));
  address = pathToFileURL(join(folder, "index.html")).href;
  const clientModule = "@error-contract/api";
  await writePages(folder, await renderSite(await bundleSpecification(), { config, clientModule }));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Opens the page from disk with the network cut, at a place in it. */
async function open(place: string, options: BrowserContextOptions = {}): Promise<{ page: Page; traced: Trace }> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const traced = trace(page);
  await page.goto(`${address}${place}`);
  return { page, traced };
}

/** Matches by text: the accessible name of Redoc's headings begins with that of the adjacent link. */
const heading = (page: Page, name: string) =>
  page
    .locator("#redoc")
    .locator("h1, h2, h3, h4")
    .filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });

describe("the reference, opened from disk with the network cut", () => {
  it("has the guide, the operations and every code in its sidebar", async () => {
    const { page } = await open("");
    for (const name of ["Error handling", "API logs", "API keys", "Error catalogue"])
      await page.locator("#redoc").getByText(name, { exact: true }).first().waitFor();
    await page.locator("#redoc").getByText("Error catalogue", { exact: true }).first().click();
    await page.locator("#redoc").locator('a[href="errors/duplicate_record.html"]').first().waitFor();
  });

  it("shows the error handling guide", async () => {
    const { page } = await open("#section/Error-handling/From-a-401-to-its-cause");
    await heading(page, "From a 401 to its cause").waitFor();
    for (const name of ["Client errors", "Server errors", "What to do for each status", "Contact support"])
      expect(await heading(page, name).count(), name).toBe(1);
  });

  it("shows List 4XX errors, with examples of a 4XX and a 5XX response", async () => {
    const { page } = await open("#operation/listApiLogs");
    await heading(page, "List 4XX errors").waitFor();
    await page.getByRole("tab", { name: "4XX" }).click();
    await page.getByText(/^Any client error that has no response of its own/).waitFor();
    await page.getByRole("tab", { name: "5XX" }).click();
    await page.getByText('"server_error"').first().waitFor();
  });

  it.each(["#operation/deleteApiKey", "#/api-keys/deleteapikey"])(
    "opens an operation at the top: %s",
    async (place) => {
      const { page } = await open(place);
      const isAtTheTop = async (): Promise<boolean> => {
        const { y = -1 } = (await heading(page, "Delete an API key").boundingBox()) ?? {};
        return y >= 0 && y < 200;
      };
      await expect.poll(isAtTheTop, { timeout: 10_000 }).toBe(true);
    },
  );

  it("redirects the former addresses of errors to the page of their code", async () => {
    const { page } = await open("#/error-catalogue/duplicate_record");
    await page.waitForURL(/errors\/duplicate_record\.html$/);
    expect(await page.locator("h1").textContent()).toBe("duplicate_record");
  });

  it("has a curl command and a call of the client for every operation", async () => {
    const { page } = await open("#operation/createApiKey");
    await page.locator("#redoc").getByText("curl -i").first().waitFor();
    const samples = page.locator("#reading pre");
    const texts = await samples.allTextContents();
    for (const call of ["api.GET(", "api.POST(", "api.PATCH(", "api.DELETE("])
      expect(
        texts.some((text) => text.includes(call)),
        call,
      ).toBe(true);
  });

  it("can be read without JavaScript: the guide, every operation and a link to every code", async () => {
    const { page } = await open("", { javaScriptEnabled: false });
    const reading = page.locator("#reading");
    for (const name of ["From a 401 to its cause", "List 4XX errors", "Create an API key", "Delete an API key"])
      expect(await reading.getByRole("heading", { name }).isVisible(), name).toBe(true);
    expect(await reading.locator('a[href="errors/duplicate_record.html"]').count()).toBeGreaterThan(1);
  });

  it.each(["light", "dark"] as const)("is %s when the reader's system is", async (colorScheme) => {
    const { page } = await open("", { colorScheme });
    const ink = await heading(page, "Error handling").evaluate((element) => {
      const [red = 0] = getComputedStyle(element).color.match(/\d+/g)?.map(Number) ?? [];
      return red > 127 ? "light" : "dark";
    });
    expect(ink).not.toBe(colorScheme);
  });

  it("makes no network requests and logs no errors, on any section", async () => {
    const { page, traced } = await open("");
    for (const place of ["#operation/createApiKey", "#/error-catalogue", "#section/Error-handling"]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await page.waitForLoadState("networkidle");
    }
    await page.keyboard.press("Control+k");
    await page.keyboard.type("token_expired");
    await page.waitForLoadState("networkidle");
    expect(traced.requests).toEqual([address]);
    expect(traced.complaints).toEqual([]);
  });
});
