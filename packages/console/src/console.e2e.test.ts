import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { openBrowser } from "@error-contract/testing/browser";
import { source as axe } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleServer, startConsole } from "./testing/console-server.ts";
import { fillLog } from "./testing/filled-log.ts";
import { signIn } from "./testing/sign-in.ts";

const DAY = 86_400_000;
const ENTRIES = 100_000;

let service: ConsoleServer;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startConsole(), openBrowser()]);
  const { key, baseUrl, server } = service;
  await fillLog(server.database, {
    accountId: key.accountId,
    apiKeyId: key.id,
    baseUrl,
    entries: ENTRIES,
    length: DAY,
  });
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

interface Options {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly hash?: string;
}

/** What the page did that nobody sees. */
interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

async function open({ width = 1440, colorScheme = "light", hash = "" }: Options = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    timezoneId: "Europe/Berlin",
    acceptDownloads: true,
  });
  contexts.push(context);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(service.page + hash);
  return { page, requests, complaints };
}

async function openSignedIn(options?: Options): Promise<Opened> {
  const opened = await open(options);
  await signIn(opened.page, service.keyFile);
  return opened;
}

const rows = (page: Page) => page.locator(".rows .row:has(.time)");
const counted = (page: Page) =>
  page.waitForFunction(() => document.querySelector(".bar") && !document.querySelector(".bar .waiting"));
const violations = async (page: Page) => {
  await page.evaluate(axe);
  return page.evaluate("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))");
};

/** Controls and texts that reach out of the window, or out of the box that they are in. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, input, textarea, h1, h2, h3, label, table")]
      .filter((element) => {
        const [box, parent] = [element.getBoundingClientRect(), element.parentElement?.getBoundingClientRect()];
        return box.width > 1 && (box.right > innerWidth + 1 || box.right > (parent?.right ?? innerWidth) + 1);
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );

describe("signing in", () => {
  it("with the file of a key sends the key nowhere and stores nothing", async () => {
    const { page, requests, complaints } = await openSignedIn();
    await rows(page).first().waitFor();
    const secret = service.key.privateKey.split("\n")[1] ?? "no key";
    expect(requests.filter((request) => request.includes(secret.slice(0, 20)))).toEqual([]);
    expect(requests.filter((request) => !request.startsWith(service.baseUrl))).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    expect(complaints).toEqual([]);
  });

  it("with a token works, and a reload signs out", async () => {
    const { page } = await open();
    const { authorization = "" } = await service.server.as(service.key, { claims: { aud: service.baseUrl } });
    await page.getByLabel("Or paste a bearer token").fill(authorization);
    await page.getByRole("button", { name: "Sign in" }).click();
    await rows(page).first().waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "What is failing now?" }).waitFor();
  });

  it("with a wrong token says why, what to do, and gives the request id", async () => {
    const { page } = await open();
    await page.getByLabel("Or paste a bearer token").fill("not.a.token");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const text = await alert.innerText();
    expect(text).toContain("401 unauthorized");
    expect(text).toContain("Sign a new token and send the request once more.");
    expect(text).toMatch(/Request id\s+[0-9a-f-]{36}/);
  });

  it("with a file that is no key says what file it wants", async () => {
    const { page } = await open();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "key.pem", mimeType: "text/plain", buffer: Buffer.from("-----BEGIN PRIVATE KEY-----") });
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("Choose the JSON that the API answered");
  });
});

describe("the page", () => {
  it("may load only its own script and style, call only its own server, and be shown in no frame", async () => {
    const response = await fetch(service.page);
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const script = /src="\.\/([^"]+)"/.exec(await response.text())?.[1];
    const file = await fetch(new URL(script ?? "", service.page));
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${service.baseUrl}/console`, { redirect: "manual" })).status).toBe(308);
    expect((await fetch(`${service.baseUrl}/console/../package.json`)).status).toBe(404);
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
  ] as const)("has no violation that axe knows: %s at %i, %s", async (what, width, colorScheme) => {
    const { page } = await open({ width, colorScheme });
    await page.locator(".drop").waitFor();
    if (what !== "sign-in") {
      await signIn(page, service.keyFile);
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

describe("what is failing", () => {
  it("is counted as a whole, by group, and over time, and the counts agree", async () => {
    const { page } = await openSignedIn();
    await counted(page);
    const total = Number((await page.locator(".overview .sum b").innerText()).replace(/\D/g, ""));
    expect(total).toBeGreaterThan(ENTRIES * 0.97);
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

  it("marks what is new and what the document does not describe", async () => {
    const { page } = await openSignedIn();
    const odd = page.locator(".groups tr", { hasText: "short_and_stout" });
    await odd.getByText("undocumented").waitFor();
    await odd.getByText("new", { exact: true }).waitFor();
    expect(await page.locator(".groups tr", { hasText: "not_found" }).getByText("undocumented").count()).toBe(0);
  });

  it("is zoomed into by dragging over the bars, and the address keeps it", async () => {
    const { page } = await openSignedIn();
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

  it("is zoomed into by the keyboard", async () => {
    const { page } = await openSignedIn();
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

  it("is narrowed by every filter, in the address and back again", async () => {
    const { page } = await openSignedIn();
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

  it("says that nothing matches where nothing does", async () => {
    const { page } = await openSignedIn({ hash: "#/errors?period=24h&code=no_such_code" });
    await page.getByRole("heading", { name: "No error matches" }).waitFor();
  });
});

describe("the list of 100,000 entries", () => {
  it("scrolls anywhere at once, and shows there what the API has there", async () => {
    const { page } = await openSignedIn();
    await rows(page).first().waitFor();
    let times: readonly string[] = [];
    for (const share of [0.2, 0.95, 0.5]) {
      await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), share);
      const first = async () => Number(await page.locator(".rows .row").first().getAttribute("aria-rowindex"));
      await expect.poll(first, { timeout: 20_000 }).toBeGreaterThan(ENTRIES * share * 0.9);
      // In one look: while the list is drawn again, it has no row at all.
      const shown = async () => {
        times = await page
          .locator(".rows .row")
          .evaluateAll((all) => all.map((row) => row.querySelector(".time")?.textContent ?? ""));
        return { full: times.length > 50, empty: times.filter((time) => time === "").length };
      };
      await expect.poll(shown, { timeout: 20_000 }).toEqual({ full: true, empty: 0 });
    }
    expect(times).toEqual(times.toSorted().reverse());
  });

  it("is moved in by keys: arrows, End, and Enter to open", async () => {
    const { page } = await openSignedIn();
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

  it("is exported whole, as NDJSON", async () => {
    const { page } = await openSignedIn({ hash: "#/errors?period=24h&code=method_not_allowed" });
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

describe("an entry", () => {
  it("is found by its request id from anywhere, whatever the period and the filters", async () => {
    const { page } = await openSignedIn({ hash: "#/coverage?period=15m&code=nothing" });
    const { body } = await answerOf("/api-keys?limit=0");
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
    const { page } = await openSignedIn({ hash: "#/errors?period=24h&code=forbidden" });
    await rows(page).first().click();
    await page.getByText("The caller was not told.").waitFor();
    expect(await page.locator(".panel .cause").innerText()).toContain("scope_missing");
  });

  it("copies its request id", async () => {
    const { page } = await openSignedIn({ hash: "#/errors?period=24h&code=forbidden" });
    await rows(page).first().click();
    const id = await page.locator(".panel .facts .copied code").innerText();
    await page.getByRole("button", { name: "Copy request id" }).click();
    await page.getByText("Copied", { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
  });
});

describe("a call that fails", () => {
  it("is shown with its code, its request id and what to do, and the rest stays", async () => {
    const { page } = await openSignedIn();
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

  it("because nothing answers says so", async () => {
    const { page } = await openSignedIn();
    await rows(page).first().waitFor();
    await page.route("**/api-log*", (route) => route.abort());
    await page.getByRole("button", { name: "6 hours" }).click();
    await page.getByText("The service does not answer.").waitFor();
  });
});

async function answerOf(
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: { request_id: string } }> {
  const headers = { ...(await service.server.as(service.key, { claims: { aud: service.baseUrl } })), ...init.headers };
  const response = await fetch(service.baseUrl + path, { ...init, headers });
  return { status: response.status, body: await response.json() };
}

/** Waits until a live console has counted the whole period again, twice: the first may have been under way. */
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
  /** What the entry says of the reason. */
  readonly reason: readonly string[];
  /** Sends a request as the service does, broken or mended. */
  readonly send: (isMended: boolean) => Promise<number>;
  readonly mended: number;
  /** A token for the replay; what the service itself would send. */
  readonly token: () => Promise<string>;
}

const authorization = async (claims: object = {}): Promise<string> => {
  const { authorization: header = "" } = await service.server.as(service.key, {
    claims: { aud: service.baseUrl, ...claims },
  });
  return header;
};
const stale = () =>
  authorization({ iat: Math.floor(Date.now() / 1000) - 900, exp: Math.floor(Date.now() / 1000) - 600 });

/** Issue 13, "It is done when", 4. */
describe("a service is wrong: its support finds the group, the entry, the reason and the page of the code, sends it again, mends it, and sees the count stop", () => {
  it.each<Faulty>([
    {
      fault: "it sends a field that the API does not know",
      code: "bad_request",
      operation: "createApiKey",
      reason: ["/displayname", '"displayname": "Nightly"'],
      send: async (isMended) => {
        const body = { [isMended ? "display_name" : "displayname"]: "Nightly", scopes: ["api-keys.read"] };
        const headers = { "content-type": "application/json" };
        return (await answerOf("/api-keys", { method: "POST", headers, body: JSON.stringify(body) })).status;
      },
      mended: 201,
      token: () => authorization(),
    },
    {
      fault: "it sends tokens that have expired, which the answer does not tell",
      code: "unauthorized",
      operation: "listApiLogGroups",
      reason: ["token_expired", "The caller was not told."],
      send: async (isMended) => {
        const headers = { authorization: await (isMended ? authorization() : stale()) };
        return (await fetch(`${service.baseUrl}/api-log-groups`, { headers })).status;
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

      const { page } = await openSignedIn({ hash: "#/errors?period=15m" });
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
      await recounted(page); // with what was on its way when it was mended
      const stopped = await count();
      const sent = statuses.length;
      await recounted(page);
      expect(statuses.slice(sent).length).toBeGreaterThan(5);
      expect(new Set(statuses.slice(sent))).toEqual(new Set([mended]));
      expect(await count()).toBe(stopped);
    } finally {
      clearInterval(client);
    }
  });
});
