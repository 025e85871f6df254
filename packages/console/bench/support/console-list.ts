import { createClient, paginate } from "@error-contract/api";
import type { Page } from "playwright-core";
import { answerOf } from "../../src/log/entry.ts";
import type { ConsoleServer } from "../../src/testing/console-server.ts";
import { signIn } from "../../src/testing/sign-in.ts";
import { counted, rows } from "../../src/testing/use-console.ts";
import { fullTime, pathOf } from "../../src/view/format.ts";
import type { RowTexts } from "./peer-pages.ts";

/**
 * Opens the console and waits until everything has loaded that does not need a scroll.
 *
 * @param page - the page to open it in
 * @param service - the server that serves the console
 */
export async function openConsole(page: Page, service: ConsoleServer): Promise<void> {
  await page.goto(service.page);
  await signIn(page, service.keyFile);
  await rows(page).first().waitFor();
  await counted(page);
}

/**
 * Reads the texts of the console's rows, for the lists that it is compared with.
 *
 * @param service - the server whose log to read
 * @param length - how many rows to read
 * @returns the texts, row by row
 */
export async function readRows({ server, key, baseUrl }: ConsoleServer, length: number): Promise<RowTexts[]> {
  const { authorization = "" } = await server.as(key, { claims: { aud: baseUrl } });
  const api = createClient({ baseUrl, token: authorization.replace("Bearer ", "") });
  const pages = paginate((cursor) =>
    api.GET("/api-logs", { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } }),
  );
  const texts: RowTexts[] = [];
  for await (const entry of pages) {
    const { request_received_at: at, response_status_code: status, request_method: method, request_url: url } = entry;
    const { code } = answerOf(entry);
    texts.push([
      fullTime(at),
      `${status} ${code}`,
      `${method} ${pathOf(url)}`,
      entry.cause?.code ?? "–",
      entry.request_id,
    ]);
    if (texts.length === length) break;
  }
  return texts;
}
