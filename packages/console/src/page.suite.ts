import { source as axe } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signIn } from "./testing/sign-in.ts";
import { type ConsoleUse, counted, rows } from "./testing/use-console.ts";

const violations = async (page: Page) => {
  await page.evaluate(axe);
  return page.evaluate("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))");
};

/** Finds controls and headings that extend beyond the window or their parent. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, input, textarea, h1, h2, h3, label, table")]
      .filter((element) => {
        const [box, parent] = [element.getBoundingClientRect(), element.parentElement?.getBoundingClientRect()];
        return box.width > 1 && (box.right > innerWidth + 1 || box.right > (parent?.right ?? innerWidth) + 1);
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );

/** The tests of the page's content security policy, accessibility and layout. */
export function describePage(use: ConsoleUse): void {
  describe("the page", () => {
    it("may load only its own script and style, call only its own server, and not be framed", async () => {
      const response = await fetch(use.service.page);
      expect(response.headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const script = /src="\.\/([^"]+)"/.exec(await response.text())?.[1];
      const file = await fetch(new URL(script ?? "", use.service.page));
      expect([file.status, file.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
      expect(file.headers.get("cache-control")).toContain("immutable");
      expect((await fetch(`${use.service.baseUrl}/console`, { redirect: "manual" })).status).toBe(308);
      expect((await fetch(`${use.service.baseUrl}/console/../package.json`)).status).toBe(404);
    });

    it.each([
      ["sign-in", 390, "light"],
      ["sign-in", 1440, "dark"],
      ["errors", 1440, "light"],
      ["errors", 390, "dark"],
      ["entry", 1440, "dark"],
      ["entry", 390, "light"],
      ["filter", 768, "light"],
      ["coverage", 1440, "light"],
      ["coverage", 390, "dark"],
    ] as const)("passes axe and cuts nothing off: %s, %i px wide, %s", async (what, width, colorScheme) => {
      const { page } = await use.open({ width, colorScheme });
      await page.locator(".drop").waitFor();
      if (what !== "sign-in") {
        await signIn(page, use.service.keyFile);
        await rows(page).first().waitFor();
        await counted(page);
      }
      if (what === "entry") {
        await rows(page).filter({ hasText: "bad_request" }).first().click();
        await page.locator(".panel .headers").waitFor();
      }
      if (what === "filter") await page.getByRole("button", { name: "Filter", exact: true }).click();
      if (what === "coverage") {
        await page.getByRole("link", { name: "Coverage" }).click();
        await page.locator(".matrix").waitFor();
      }
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await cutOff(page)).toEqual([]);
    });
  });
}
