import { describe, expect, it } from "vitest";
import { type ConsoleUse, rows } from "./testing/use-console.ts";

/** The tests of a single entry. */
export function describeEntry(use: ConsoleUse): void {
  describe("an entry", () => {
    it("is found by its request id from anywhere, whatever the period and the filters", async () => {
      const { page } = await use.openSignedIn({ hash: "#/coverage?period=15m&code=nothing" });
      const { body } = await use.answerOf("/api-keys?limit=0");
      await page.keyboard.press("/");
      await page.keyboard.type(body.request_id);
      await page.keyboard.press("Enter");
      await page.locator(".panel .headers").waitFor();
      expect(await page.locator(".panel").innerText()).toContain(body.request_id);
      await page.getByLabel("Find a request by its id").fill("no-such-request");
      await page.keyboard.press("Enter");
      await page.getByText("No error has this request id.").waitFor();
    });

    it("shows what the caller was not told", async () => {
      const { page } = await use.openSignedIn({ hash: "#/errors?period=24h&code=forbidden" });
      await rows(page).first().click();
      await page.getByText("The caller was not told.").waitFor();
      expect(await page.locator(".panel .cause").innerText()).toContain("scope_missing");
    });

    it("does not cut off the badge of an undocumented error in the list beside it", async () => {
      const { page } = await use.openSignedIn({ width: 1280, hash: "#/errors?period=24h&code=short_and_stout" });
      await rows(page).first().click();
      await page.locator(".panel .headers").waitFor();
      const mark = rows(page).first().locator(".badge.undocumented");
      const [inner, outer] = await Promise.all([mark.boundingBox(), mark.locator("..").boundingBox()]);
      expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0));
    });

    it("copies its request id", async () => {
      const { page } = await use.openSignedIn({ hash: "#/errors?period=24h&code=forbidden" });
      await rows(page).first().click();
      const id = await page.locator(".panel .facts .copied code").innerText();
      await page.getByRole("button", { name: "Copy request id" }).click();
      await page.getByText("Copied", { exact: true }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
    });
  });
}
