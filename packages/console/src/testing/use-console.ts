import { openBrowser } from "@error-contract/testing/browser";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type ConsoleServer, startConsole } from "./console-server.ts";
import { fillLog } from "./filled-log.ts";
import { signIn } from "./sign-in.ts";

const DAY = 86_400_000;

/** How a page is opened. */
export interface OpenOptions {
  /** Pixels. */
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** The address's hash: view, period, filters and entry. */
  readonly hash?: string;
}

/** A page, with the requests and the console complaints that it made. */
export interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** The console of one server in one browser, for all tests of a file. */
export interface ConsoleUse {
  readonly service: ConsoleServer;
  open(options?: OpenOptions): Promise<Opened>;
  openSignedIn(options?: OpenOptions): Promise<Opened>;
  /** Signs a token with the account's key, as the value of an `Authorization` header. */
  authorization(claims?: object): Promise<string>;
  /** Sends a request with such a token. */
  answerOf(path: string, init?: RequestInit): Promise<{ status: number; body: { request_id: string } }>;
}

/**
 * Starts a server with a filled log and a browser before the tests of a file, and ends both after them.
 *
 * @param entries - how many errors of the last day the log contains
 * @returns the console; use it only inside tests
 */
export function useConsole(entries: number): ConsoleUse {
  let service: ConsoleServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [service, browser] = await Promise.all([startConsole(), openBrowser()]);
    const { key, baseUrl, server } = service;
    const { accountId, id: apiKeyId } = key;
    await fillLog(server.database, { accountId, apiKeyId, baseUrl, entries, length: DAY });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  async function open({ width = 1440, colorScheme = "light", hash = "" }: OpenOptions = {}): Promise<Opened> {
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

  async function authorization(claims: object = {}): Promise<string> {
    const { server, key, baseUrl } = service;
    return (await server.as(key, { claims: { aud: baseUrl, ...claims } }))["authorization"] ?? "";
  }

  return {
    get service() {
      return service;
    },
    open,
    async openSignedIn(options) {
      const opened = await open(options);
      await signIn(opened.page, service.keyFile);
      return opened;
    },
    authorization,
    async answerOf(path, init = {}) {
      const headers = { authorization: await authorization(), ...init.headers };
      const response = await fetch(service.baseUrl + path, { ...init, headers });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** The loaded rows of the list. */
export const rows = (page: Page): ReturnType<Page["locator"]> => page.locator(".rows .row:has(.time)");

/** Waits until every bar of the histogram is counted. */
export async function counted(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".bar") && !document.querySelector(".bar .waiting"));
}
