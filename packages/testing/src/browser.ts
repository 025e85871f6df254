import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Launches Chromium. Set `CHROMIUM_PATH` if it is not in a standard location.
 *
 * @returns the browser
 * @throws {Error} if there is none
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error("No Chromium. Install Debian's package `chromium`, or set CHROMIUM_PATH.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", // CI runs as root
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens a page, and closes it even if `use` throws.
 *
 * @param browser - the browser
 * @param options - the page's viewport, color scheme and so on
 * @param use - works with the page
 * @returns what `use` returns
 */
export async function withPage<Result>(
  browser: Browser,
  options: Parameters<Browser["newPage"]>[0],
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage(options);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}
