import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A real Chromium. Set `CHROMIUM_PATH` when it lies in an unusual place.
 *
 * @returns the browser
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error("No Chromium. Install Debian's package `chromium`, or set CHROMIUM_PATH.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
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
 * Signs in with the file of an API key.
 *
 * @param page - a page that shows the console
 * @param keyFile - the path of the file
 */
export async function signIn(page: Page, keyFile: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(keyFile);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}
