import { describe, expect, it } from "vitest";
import { type ConsoleUse, counted, rows } from "./testing/use-console.ts";

/** The tests of what is shown when calls fail. */
export function describeStates(use: ConsoleUse): void {
  describe("a call that fails", () => {
    it("is shown with its code, message and request id until it is retried", async () => {
      const { page } = await use.openSignedIn();
      await rows(page).first().waitFor();
      await page.route("**/api-log-groups*", (route) =>
        route.fulfill({
          status: 502,
          contentType: "application/json",
          headers: { "x-request-id": "r-502" },
          body: JSON.stringify({
            type: "error",
            code: "bad_gateway",
            status: 502,
            message: "The database is away.",
            details: [],
            request_id: "r-502",
            documentation_url: "http://x/errors/bad_gateway",
          }),
        }),
      );
      await page.getByRole("button", { name: "1 hour" }).click();
      const alert = page.getByRole("alert");
      await alert.waitFor({ timeout: 30_000 });
      expect(await alert.innerText()).toContain("502 bad_gateway The database is away.");
      expect(await alert.innerText()).toContain("r-502");
      await page.unroute("**/api-log-groups*");
      await page.getByRole("button", { name: "Try again" }).click();
      await alert.waitFor({ state: "detached" });
    });

    it("is visible even when the list is scrolled down", async () => {
      const { page } = await use.openSignedIn();
      await rows(page).first().waitFor();
      await counted(page);
      await page.route("**/api-log*", (route) => route.abort());
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
      const alert = page.getByRole("alert");
      await alert.waitFor();
      const { top, bottom } = await alert.evaluate((notice) => notice.getBoundingClientRect().toJSON());
      expect([top >= 0, bottom <= 900]).toEqual([true, true]);
    });

    it("because the service is unreachable says so, and is not sent again until the user retries", async () => {
      const { page, requests } = await use.openSignedIn();
      await rows(page).first().waitFor();
      await counted(page);
      await page.route("**/api-log*", (route) => route.abort());
      await page.getByRole("button", { name: "6 hours" }).click();
      await page.getByText("The service does not respond.").waitFor();
      await page.getByText("Not counted").waitFor();
      await page.getByRole("grid").waitFor({ state: "hidden" });
      const sent = requests.length;
      await page.waitForTimeout(1000); // would be dozens of requests if each failure led to the next
      expect(requests.length).toBe(sent);
      await page.unroute("**/api-log*");
      await page.getByRole("button", { name: "Try again" }).click();
      await rows(page).first().waitFor();
      await page.getByRole("alert").waitFor({ state: "detached" });
    });
  });
}
