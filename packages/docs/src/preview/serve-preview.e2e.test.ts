import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "@error-contract/testing/browser";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderSource } from "./render-source.ts";
import { type PreviewServer, servePreview } from "./serve-preview.ts";

const repository = join(import.meta.dirname, "../../../..");

let root: string;
let browser: Browser;
let page: Page;
let preview: PreviewServer;
const log: string[] = [];

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "preview-")));
  for (const name of ["spec", "redocly.yaml"])
    await cp(join(repository, name), join(root, name), {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
  // redocly.yaml names a plugin in it.
  await symlink(join(repository, "node_modules"), join(root, "node_modules"));
  browser = await openBrowser();
  preview = await servePreview({
    folder: join(root, "spec"),
    port: 0,
    render: () => renderSource(join(root, "spec/openapi.yaml"), root),
    log: (line) => log.push(line),
  });
  page = await browser.newPage();
  await page.goto(preview.url);
});
afterAll(async () => {
  await browser.close();
  await preview.close();
  await rm(root, { recursive: true });
});

describe("the live preview", () => {
  const entry = (): string => join(root, "spec/openapi.yaml");
  const save = (text: string): Promise<void> => writeFile(entry(), text);

  it("reloads after an edit", async () => {
    const text = await readFile(entry(), "utf8");
    await save(text.replace(/^( {2}title: ).*$/m, "$1An edited title"));
    await page.locator("#redoc").getByText("An edited title").first().waitFor();
  });

  it("shows the linter's findings over the updated page, and serves the page of each code", async () => {
    const text = await readFile(entry(), "utf8");
    await save(text.replace(/^ {2}contact:\n(?: {4}.*\n)+/m, ""));
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("info-contact");
    expect((await page.request.get(`${preview.url}errors/not_found`)).status()).toBe(200);
    await save(text);
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("shows the problem of an edit over the last good page, and recovers", async () => {
    const text = await readFile(entry(), "utf8");
    await save(`${text}\ninfo: [\n`);
    const problem = page.getByRole("alert");
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/spec\/openapi\.yaml" \(\d+:\d+\)/);
    expect(log.at(-1)).toMatch(/spec\/openapi\.yaml" \(\d+:\d+\)[\s\S]*still served\.$/);
    expect(await page.getByText("An edited title").count()).toBeGreaterThan(0);

    await page.reload();
    await page.getByRole("alert").waitFor(); // A page opened now shows it too.

    await save(text.replace("An edited title", "A mended title"));
    await page.locator("#redoc").getByText("A mended title").first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
