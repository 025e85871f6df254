import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openBrowser } from "@error-contract/testing/browser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConsole } from "../../reference-server/src/server/built-files.ts";
import { newEntry } from "./testing/new-entry.ts";

/** A tea shop with its own error format. It has only the two lists: no settings, no coverage, no single entries. */
async function teaShop(): Promise<Server> {
  const files = await readConsole();
  const at = new Date().toISOString();
  const { request_headers: _, request_body: __, request_body_truncated: ___, ...entry } = newEntry({ recorded_at: at });
  const items = [
    {
      ...entry,
      operation_id: "brewTea",
      response_status_code: 418,
      cause: null,
      response_body: { error: { code: "E-418", text: "A pot." } },
    },
  ];
  const groups = [
    {
      type: "api-log-group",
      code: "E-418",
      operation_id: "brewTea",
      count: 1,
      first_seen_at: at,
      last_seen_at: at,
      newest_api_log_id: entry.id,
    },
  ];
  return createServer(({ url = "", headers }, response) => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const file = pathname.startsWith("/teas/console/") ? pathname.slice("/teas/console/".length) || "index.html" : "";
    const content = file === "coverage.json" ? undefined : files?.get(file);
    const type = file.endsWith(".js") ? "text/javascript" : file.endsWith(".css") ? "text/css" : "text/html";
    if (content !== undefined) return response.writeHead(200, { "content-type": type }).end(content);
    const list = { "/teas/api-logs": items, "/teas/api-log-groups": groups }[pathname];
    if (list === undefined || headers.authorization !== "Bearer oolong")
      return response.writeHead(404).end("Nothing here.");
    const isNow = Date.parse(searchParams.get("received_before") ?? at) >= Date.parse(at);
    const page = { items: isNow ? list : [], next_cursor: null, previous_cursor: null };
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
  }).listen(0, "127.0.0.1");
}

let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([teaShop(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it("another service needs only the two lists, whatever format its errors have", async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/teas/console/`);
  await page.getByLabel("Or paste a bearer token").fill("oolong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator(".groups tr", { hasText: "E-418" }).getByText("brewTea").waitFor();
  await page.locator(".rows .row:has(.time)").first().click();
  const panel = page.locator(".panel");
  await panel.getByText("This service does not give the headers and body").waitFor();
  expect(await panel.innerText()).toContain('"text": "A pot."');
  expect(await page.getByText("undocumented").count()).toBe(0);
  await page.getByRole("link", { name: "Coverage" }).click();
  await page.getByRole("heading", { name: "There is no coverage data" }).waitFor();
  expect(complaints).toEqual([]);
});
