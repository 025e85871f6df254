/**
 * How smoothly the console's list of 100,000 entries scrolls in a real Chromium, compared with a plain HTML table and
 * TanStack Virtual. They take turns in the same browser, at the same wheel speed. Set `ROUNDS=1` in the environment for
 * a quick run.
 */

import { availableParallelism, loadavg } from "node:os";
import { table } from "@error-contract/testing";
import { openBrowser, withPage } from "@error-contract/testing/browser";
import type { Page } from "playwright-core";
import { startConsole } from "../src/testing/console-server.ts";
import { fillLog } from "../src/testing/filled-log.ts";
import { openConsole, readRows } from "./support/console-list.ts";
import { cells, type Figures, figuresOf, heads, medianFigures, ratioCells } from "./support/figures.ts";
import { leapToEnd, shareOfEmptyFrames, turnWheel, watchFrames } from "./support/frames.ts";
import { openPlainTable, openTanstack, rowHeight, tanstackVersion } from "./support/peer-pages.ts";

const entries = 100_000;
const rounds = Number(process.env["ROUNDS"] ?? 5);
const viewport = { width: 1440, height: 900 };
/** The number of rows that a browser lays out as one table within a second. */
const plainRows = 2000;
/** Pixels a second: 79 rows. Nobody reads at that speed; it is how people scroll to find something. */
const speed = 3000;
const distance = 12_000;
const leaps = 150;

/**
 * The browser draws every 16.7 ms, so each interval is a multiple of that: with 1.5, at most one frame in twenty may be
 * dropped that the plain table does not drop.
 */
const mostOfTable = 1.5;
/** How many percentage points more frames may stutter than with the plain table: two frames in four seconds. */
const moreStutters = 1;
/**
 * TanStack Virtual only draws rows. The console also loads them, tracks which is active or open, and serves screen
 * readers.
 */
const mostOfTanstack = 2;
/** Percent of frames in which the middle of the window may still be waiting for its row. */
const mostEmpty = 2;

const names = ["console", "plain table", `TanStack ${tanstackVersion}`] as const;
const motions = {
  [`the wheel, ${speed} pixels a second`]: {
    move: (page: Page) => turnWheel(page, distance, speed),
    rows: distance / rowHeight,
  },
  "the scrollbar, drawn to the end": {
    move: (page: Page) => leapToEnd(page, leaps),
    rows: (leaps * viewport.height) / rowHeight,
  },
};
const [load = 0] = loadavg();
const measured = new Map<string, Figures[]>();
const service = await startConsole();
const browser = await openBrowser();
try {
  const { accountId, id: apiKeyId } = service.key;
  const { baseUrl, server } = service;
  await fillLog(server.database, { accountId, apiKeyId, baseUrl, entries, length: 86_400_000 });
  const texts = await readRows(service, plainRows);
  const open = [
    (page: Page) => openConsole(page, service),
    (page: Page) => openPlainTable(page, texts),
    (page: Page) => openTanstack(page, texts, entries),
  ];
  // The first round does not count: a browser that has just started is slower.
  for (let round = -1; round < rounds; round += 1)
    for (const [index, name] of names.entries())
      await withPage(browser, { viewport }, async (page) => {
        await open[index]?.(page);
        await page.waitForTimeout(1000);
        for (const [motion, { move, rows }] of Object.entries(motions)) {
          const figures = figuresOf(await watchFrames(page, () => move(page)), rows);
          if (round >= 0) measured.set(motion + name, [...(measured.get(motion + name) ?? []), figures]);
        }
      });
  const empty = await withPage(browser, { viewport }, async (page) => {
    await openConsole(page, service);
    return 100 * (await shareOfEmptyFrames(page, () => turnWheel(page, distance, speed)));
  });
  report(empty);
} finally {
  await browser.close();
  await service.close();
}

/** @param empty - percent of frames with an empty place */
function report(empty: number): void {
  console.log(
    `Milliseconds between frames; medians of ${rounds} rounds. Without a GPU: Chromium paints on the processor, which the server shares.\n` +
      `Load average at the beginning: ${load.toFixed(1)}, of ${availableParallelism()} cores. When others use them too, frames are late by chance, and only the processor time tells something.`,
  );
  for (const motion of Object.keys(motions)) {
    const [ours, plain, tanstack] = names.map((name) => medianFigures(measured.get(motion + name) ?? []));
    if (!ours || !plain || !tanstack) throw new Error(`${motion} was not measured.`);
    const all = [ours, plain, tanstack].map((figures, index) => [names[index] ?? "", ...cells(figures)]);
    const ratios = [plain, tanstack].map((peer, index) => [`console / ${names[index + 1]}`, ...ratioCells(ours, peer)]);
    console.log(`\n${table([[motion, ...heads], ...all, ...ratios])}\n`);
    hold(`${motion}: p95 of the frames / plain table`, ours.p95 / plain.p95, mostOfTable);
    hold(`${motion}: percent of frames over 50 ms`, ours.stutters, plain.stutters + moreStutters);
    hold(`${motion}: CPU a row / TanStack`, ours.cpu / tanstack.cpu, mostOfTanstack);
  }
  console.log();
  hold("the wheel: percent of frames whose middle is empty", empty, mostEmpty);
}

function hold(what: string, value: number, most: number): void {
  const holds = value <= most;
  console.log(`${what}: ${value.toFixed(2)}; at most ${most.toFixed(2)}: ${holds ? "holds" : "does not hold"}`);
  if (!holds) process.exitCode = 1;
}
