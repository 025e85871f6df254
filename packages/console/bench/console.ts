/**
 * How soon after sign-in the console shows what is failing, with 100,000 entries in a real Chromium.
 * Set `ENTRIES=1000000` in the environment to measure another size.
 */

import { median, table } from "@error-contract/testing";
import { openBrowser } from "@error-contract/testing/browser";
import type { Browser } from "playwright-core";
import { type ConsoleServer, startConsole } from "../src/testing/console-server.ts";
import { fillLog } from "../src/testing/filled-log.ts";
import { signIn } from "../src/testing/sign-in.ts";

const entries = Number(process.env["ENTRIES"] ?? 100_000);
const rounds = 7;
const day = 86_400_000;
/** Milliseconds from choosing the key file to seeing the groups and the list. */
const limit = 1000;

const service = await startConsole();
const browser = await openBrowser();
try {
  const { accountId, id: apiKeyId } = service.key;
  const { baseUrl, server } = service;
  await fillLog(server.database, { accountId, apiKeyId, baseUrl, entries, length: day });
  const views: Awaited<ReturnType<typeof firstView>>[] = [];
  await firstView(service, browser); // a server and a browser that have just started are slower
  for (let round = 0; round < rounds; round += 1) views.push(await firstView(service, browser));
  const rows = (["list", "groups", "histogram"] as const).map((part) => {
    const times = views.map((view) => view[part]);
    return [part, median(times).toFixed(0), Math.min(...times).toFixed(0), Math.max(...times).toFixed(0)];
  });
  console.log(
    table([
      [`milliseconds after sign-in, ${entries.toLocaleString("en")} entries`, "median", "least", "most"],
      ...rows,
    ]),
  );
  const seen = median(views.map(({ list, groups }) => Math.max(list, groups)));
  if (seen > limit) fail(`The first view takes ${seen.toFixed(0)} ms; ${limit} are allowed.`);
} finally {
  await browser.close();
  await service.close();
}

/** Measures the milliseconds from choosing the key file until each part is on the screen. */
async function firstView({ page: address, keyFile }: ConsoleServer, chromium: Browser) {
  const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator("input[type=file]").waitFor();
  await page.evaluate(() => {
    const times: Record<string, number> = {};
    let begin = 0;
    addEventListener(
      "change",
      () => {
        begin = performance.now();
      },
      true,
    );
    const parts = {
      list: () => document.querySelector(".rows .row .time"),
      groups: () => document.querySelector(".groups td"),
      histogram: () => document.querySelector(".bar i") && !document.querySelector(".bar .waiting"),
    };
    const look = (): void => {
      for (const [name, isThere] of Object.entries(parts)) if (isThere()) times[name] ??= performance.now() - begin;
      if (Object.keys(times).length < 3) requestAnimationFrame(look);
      else Object.assign(globalThis, { firstView: times });
    };
    look();
  });
  await signIn(page, keyFile);
  await page.waitForFunction(() => "firstView" in globalThis);
  const times = await page.evaluate<Record<"list" | "groups" | "histogram", number>>("firstView");
  await page.close();
  return times;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
