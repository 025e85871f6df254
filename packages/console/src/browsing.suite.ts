import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type ConsoleUse, counted, rows } from "./testing/use-console.ts";

/** The tests of the overview and the list. */
export function describeBrowsing(use: ConsoleUse, entries: number): void {
  describe("what is failing", () => {
    it("is counted in total, by group and over time, and the counts agree", async () => {
      const { page } = await use.openSignedIn();
      await counted(page);
      const total = Number((await page.locator(".overview .sum b").innerText()).replace(/\D/g, ""));
      expect(total).toBeGreaterThan(entries * 0.97);
      const groups = await page.locator(".groups td.number").allInnerTexts();
      expect(groups.reduce((sum, text) => sum + Number(text.replace(/\D/g, "")), 0)).toBe(total);
      const bars = await page
        .locator(".bar")
        .evaluateAll((all) => all.map((bar) => bar.getAttribute("aria-label") ?? ""));
      expect(
        bars.reduce((sum, label) => sum + Number(/: ([\d,]+) errors?/.exec(label)?.[1]?.replace(/,/g, "") ?? 0), 0),
      ).toBe(total);
      expect(
        await page
          .locator(".bar i")
          .first()
          .evaluate((bar) => bar.getBoundingClientRect().width * bar.getBoundingClientRect().height),
      ).toBeGreaterThan(10);
    });

    it("is marked when it is new and when the document does not describe it", async () => {
      const { page } = await use.openSignedIn();
      const odd = page.locator(".groups tr", { hasText: "short_and_stout" });
      await odd.getByText("undocumented").waitFor();
      await odd.getByText("new", { exact: true }).waitFor();
      expect(await page.locator(".groups tr", { hasText: "not_found" }).getByText("undocumented").count()).toBe(0);
    });

    it("is zoomed by dragging over the bars, and Back undoes it", async () => {
      const { page } = await use.openSignedIn();
      await counted(page);
      const box = await page.locator(".plot").boundingBox();
      if (!box) throw new Error("There is no plot.");
      await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 5 });
      await page.mouse.up();
      await page.locator(".chip").waitFor();
      expect(page.url()).toMatch(/period=2\S+\.\.2/);
      await page.goBack();
      await page.locator(".chip").waitFor({ state: "detached" });
    });

    it("is zoomed with the keyboard", async () => {
      const { page } = await use.openSignedIn();
      await counted(page);
      await page.locator(".bar").last().focus();
      for (const key of ["ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter"])
        await page.keyboard.press(key);
      await page.locator(".chip").waitFor();
      const [from, to] =
        decodeURIComponent(page.url())
          .split("period=")[1]
          ?.split("..")
          .map((text) => Date.parse(text)) ?? [];
      expect((to ?? 0) - (from ?? 0)).toBe(3 * 30 * 60_000);
    });

    it("is narrowed by filters, which the address shows and Clear all removes", async () => {
      const { page } = await use.openSignedIn();
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await page.getByLabel("Status").fill("409");
      await page.getByLabel("Path begins with").fill("/api-keys");
      await page.getByRole("button", { name: "Apply" }).click();
      await expect.poll(() => rows(page).first().innerText()).toContain("409");
      await page.getByText("without the filter “Path begins with”").waitFor();
      expect(page.url()).toContain("status=409&path=%2Fapi-keys");
      await page.getByRole("button", { name: "Clear all" }).click();
      await expect.poll(() => page.url()).not.toContain("status");
    });

    it("keeps its period and says why when the chosen end is not after the beginning", async () => {
      const { page } = await use.openSignedIn();
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      const end = page.getByLabel("To", { exact: true });
      await end.fill("2020-01-01T00:00:00");
      const before = page.url();
      await page.getByRole("button", { name: "Apply" }).click();
      const complaint = () => end.evaluate((input) => (input as HTMLInputElement).validationMessage);
      expect(await complaint()).toBe("Choose an end that is after the beginning.");
      expect(page.url()).toBe(before);
      await page.getByLabel("From", { exact: true }).fill("2019-12-31T00:00:00");
      await page.getByRole("button", { name: "Apply" }).click();
      await page.locator(".chip").waitFor();
    });

    it("is reported as no match when no error matches the filters", async () => {
      const { page } = await use.openSignedIn({ hash: "#/errors?period=24h&code=no_such_code" });
      await page.getByRole("heading", { name: "No errors match" }).waitFor();
    });
  });

  describe("the list of 100,000 entries", () => {
    it("shows every row in order wherever it is scrolled to", async () => {
      const { page } = await use.openSignedIn();
      // Until the entries are counted, the list is only as high as its first page.
      await page.locator('.entries:not([aria-rowcount="-1"])').waitFor();
      let times: readonly string[] = [];
      for (const share of [0.2, 0.95, 0.5]) {
        await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), share);
        const first = async () => Number(await page.locator(".rows .row").first().getAttribute("aria-rowindex"));
        await expect.poll(first, { timeout: 20_000 }).toBeGreaterThan(entries * share * 0.9);
        // Read in one evaluation: while the list is redrawn, it has no rows at all.
        const shown = async () => {
          times = await page
            .locator(".rows .row")
            .evaluateAll((all) => all.map((row) => row.querySelector(".time")?.textContent ?? ""));
          return { full: times.length > 30, empty: times.filter((time) => time === "").length };
        };
        await expect.poll(shown, { timeout: 20_000 }).toEqual({ full: true, empty: 0 });
      }
      expect(times).toEqual(times.toSorted().reverse());
    });

    it("scrolls without changing, and so repainting, the rows that stay", async () => {
      const { page } = await use.openSignedIn();
      await rows(page).first().waitFor();
      await counted(page);
      await page.evaluate(() => scrollTo(0, 2000));
      await page.waitForFunction(() => document.querySelector('[aria-rowindex="60"] .time'));
      const changes = await page.evaluate(async () => {
        const list = document.querySelector(".rows");
        const records: MutationRecord[] = [];
        const observer = new MutationObserver((more) => records.push(...more));
        if (list) observer.observe(list, { subtree: true, attributes: true, characterData: true, childList: true });
        const next = () => new Promise(requestAnimationFrame);
        for (let frame = 0; frame < 10; frame += 1) {
          scrollBy(0, 40);
          await next();
        }
        await next();
        // Rows are added and removed; nothing else may change.
        return {
          moved: records.some(({ addedNodes }) => addedNodes.length > 0),
          others: records.filter(({ type, target }) => type !== "childList" || target !== list).length,
        };
      });
      expect(changes).toEqual({ moved: true, others: 0 });
    });

    it("is navigated with the arrow keys, Home and End; Enter opens an entry and Escape closes it", async () => {
      const { page } = await use.openSignedIn();
      await rows(page).first().waitFor();
      await counted(page);
      await page.getByRole("grid").focus();
      await page.keyboard.press("End");
      await expect.poll(() => page.locator(".rows .row.active .time").count(), { timeout: 20_000 }).toBe(1);
      await page.keyboard.press("Home");
      for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
      await page.locator(".panel .headers").waitFor();
      expect(await page.locator(".row.open").getAttribute("aria-rowindex")).toBe("4");
      await page.keyboard.press("Escape");
      await page.locator(".panel").waitFor({ state: "detached" });
    });

    it("is exported completely, as NDJSON", async () => {
      const { page } = await use.openSignedIn({ hash: "#/errors?period=24h&code=method_not_allowed" });
      await counted(page);
      const total = Number((await page.locator(".overview .sum b").innerText()).replace(/\D/g, ""));
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Export NDJSON" }).click(),
      ]);
      const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
      expect(lines.length).toBe(total);
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ type: "api-log", response_status_code: 405 });
    });
  });
}
