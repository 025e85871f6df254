import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type ConsoleUse, rows } from "./testing/use-console.ts";

/** Waits until a live console has recounted the whole period twice: the first count may have begun earlier. */
async function recounted(page: Page): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    const begun = page.waitForRequest((request) => request.url().includes("/api-log-groups"));
    await (await begun).response();
    await page.waitForResponse((response) => response.url().includes("/api-log-groups"));
  }
}

interface Faulty {
  readonly fault: string;
  readonly code: string;
  readonly operation: string;
  /** What the entry says about the reason. */
  readonly reason: readonly string[];
  /** Sends a request the way the service does, before or after the fix. */
  readonly send: (isMended: boolean) => Promise<number>;
  readonly mended: number;
  /** The token for the replay: the one that the broken service sends. */
  readonly token: () => Promise<string>;
}

/** The tests that follow a fault from its count to the fix. */
export function describeLive(use: ConsoleUse): void {
  const stale = () =>
    use.authorization({ iat: Math.floor(Date.now() / 1000) - 900, exp: Math.floor(Date.now() / 1000) - 600 });

  describe("support follows a fault from its count to its reason, and sees the count stop after the fix", () => {
    it.each<Faulty>([
      {
        fault: "a service sends a field that the API does not know",
        code: "bad_request",
        operation: "createApiKey",
        reason: ["/displayname", '"displayname": "Nightly"'],
        send: async (isMended) => {
          const body = { [isMended ? "display_name" : "displayname"]: "Nightly", scopes: ["api-keys.read"] };
          const headers = { "content-type": "application/json" };
          return (await use.answerOf("/api-keys", { method: "POST", headers, body: JSON.stringify(body) })).status;
        },
        mended: 201,
        token: () => use.authorization(),
      },
      {
        fault: "a service sends expired tokens, which the response does not reveal",
        code: "unauthorized",
        operation: "listApiLogGroups",
        reason: ["token_expired", "The caller was not told."],
        send: async (isMended) => {
          const headers = { authorization: await (isMended ? use.authorization() : stale()) };
          return (await fetch(`${use.service.baseUrl}/api-log-groups`, { headers })).status;
        },
        mended: 200,
        token: stale,
      },
    ])("$fault", async ({ code, operation, reason, send, mended, token }) => {
      let isMended = false;
      const statuses: number[] = [];
      const client = setInterval(() => void send(isMended).then((status) => statuses.push(status)), 400);
      try {
        await expect.poll(() => statuses.length, { timeout: 20_000 }).toBeGreaterThan(2);
        const [status = 0] = statuses;
        expect(status).toBeGreaterThanOrEqual(400);

        const { page } = await use.openSignedIn({ hash: "#/errors?period=15m" });
        await page.getByRole("button", { name: "Live" }).click();
        const group = page.locator(".groups tr", { hasText: code }).filter({ hasText: operation });
        const count = async () => Number((await group.locator("td.number").innerText()).replace(/\D/g, ""));
        await group.waitFor();
        const before = await count();
        await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before);

        await group.getByRole("button").click();
        await rows(page).first().click();
        const panel = page.locator(".panel");
        await panel.locator(".headers").waitFor();
        for (const text of reason) expect(await panel.innerText()).toContain(text);

        const [dictionary] = await Promise.all([
          page.context().waitForEvent("page"),
          panel.getByRole("link", { name: `All about ${code}` }).click(),
        ]);
        await dictionary.waitForLoadState();
        expect(await dictionary.locator("h1").innerText()).toContain(code);
        await dictionary.close();

        await panel.getByRole("button", { name: "Copy curl command" }).click();
        const command = await page.evaluate(() => navigator.clipboard.readText());
        expect(command).not.toContain("eyJ");
        const { stdout } = await promisify(execFile)("/bin/sh", ["-c", `${command} -s -w '\\n%{http_code}'`], {
          env: { ...process.env, TOKEN: (await token()).replace("Bearer ", "") },
        });
        expect(JSON.parse(stdout.slice(0, stdout.lastIndexOf("\n")))).toMatchObject({ code, status });

        isMended = true;
        await expect.poll(() => statuses.slice(-3), { timeout: 20_000 }).toEqual([mended, mended, mended]);
        await page.keyboard.press("Escape");
        await recounted(page); // includes requests that were in flight at the fix
        const stopped = await count();
        const sent = statuses.length;
        await recounted(page);
        expect(statuses.slice(sent).length).toBeGreaterThan(5);
        expect(new Set(statuses.slice(sent))).toEqual(new Set([mended]));
        // Older entries drop out of the period as it moves on.
        expect(await count()).toBeLessThanOrEqual(stopped);
      } finally {
        clearInterval(client);
      }
    });
  });
}
