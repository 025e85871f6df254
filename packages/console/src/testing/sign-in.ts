import type { Page } from "playwright-core";

/**
 * Signs in with an API key file.
 *
 * @param page - a page that shows the console
 * @param keyFile - the path of the file
 */
export async function signIn(page: Page, keyFile: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(keyFile);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}
