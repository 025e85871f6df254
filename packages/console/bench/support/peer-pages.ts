import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installPeers } from "@error-contract/testing";
import type { Page } from "playwright-core";

/** The version of TanStack Virtual that the console's list is compared with. */
export const tanstackVersion = "3.19.11";

/** Pixels: the height of a row in the console. */
export const rowHeight = 38;

/** The text of a row, column by column. */
export type RowTexts = readonly string[];

/** The font and column widths of the console, and nothing that is expensive to draw. */
const style = `
  body { margin: 0 2rem; font: 0.9375rem/1.5 system-ui, sans-serif }
  code { font-family: monospace; font-size: 0.8125rem }
  .cells { display: grid; grid-template-columns: 8.5rem 17rem minmax(0, 1fr) 11rem 19.5rem; column-gap: 1rem; align-items: center }
  .cells, td { height: ${rowHeight}px; border-bottom: 1px solid #e3ded3 }
  .cells > *, td { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 0 }
  table { width: 100%; table-layout: fixed; border-collapse: collapse }
`;

/**
 * Shows rows in an HTML table that the browser scrolls by itself. Nothing is smoother, but a table cannot hold 100,000
 * rows.
 *
 * @param page - the page that will show them
 * @param rows - the rows
 */
export async function openPlainTable(page: Page, rows: readonly RowTexts[]): Promise<void> {
  const lines = rows.map((row) => `<tr>${row.map((text) => `<td><code>${escaped(text)}</code></td>`).join("")}</tr>`);
  await page.setContent(`<!doctype html><style>${style}</style><table>${lines.join("")}</table>`);
}

/**
 * Shows rows in TanStack's virtual list, used without a framework as its documentation shows. All rows are there from
 * the start: it loads nothing.
 *
 * @param page - the page that will show them
 * @param rows - the rows, repeated to fill the list
 * @param length - how many rows the list has
 */
export async function openTanstack(page: Page, rows: readonly RowTexts[], length: number): Promise<void> {
  const home = await installPeers({ "@tanstack/virtual-core": tanstackVersion });
  const folder = join(home, "node_modules/@tanstack/virtual-core/dist/esm");
  const origin = "http://peer.test";
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ contentType: "text/html", body: tanstackPage(rows, length) });
    else await route.fulfill({ contentType: "text/javascript", body: await readFile(join(folder, pathname), "utf8") });
  });
  await page.goto(`${origin}/`);
  await page.locator(".cells").first().waitFor();
}

function tanstackPage(rows: readonly RowTexts[], length: number): string {
  const cells = rows.map((row) => row.map((text) => `<span><code>${escaped(text)}</code></span>`).join(""));
  return `<!doctype html><style>${style} .cells { position: absolute; inset: 0 0 auto }</style>
<div id="list" style="position: relative"></div>
<script>process = { env: { NODE_ENV: "production" } }</script>
<script type="module">
  import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from "./index.js";
  const cells = ${JSON.stringify(cells).replaceAll("<", "\\u003c")};
  const list = document.getElementById("list");
  const drawn = new Map();
  const draw = () => {
    const items = virtualizer.getVirtualItems();
    const kept = new Set(items.map(({ index }) => index));
    for (const [index, element] of drawn) {
      if (kept.has(index)) continue;
      element.remove();
      drawn.delete(index);
    }
    for (const { index, start } of items) {
      if (drawn.has(index)) continue;
      const element = document.createElement("div");
      element.className = "cells";
      element.style.transform = "translateY(" + start + "px)";
      element.innerHTML = cells[index % cells.length];
      list.append(element);
      drawn.set(index, element);
    }
  };
  const virtualizer = new Virtualizer({
    count: ${length}, estimateSize: () => ${rowHeight}, overscan: 8, getScrollElement: () => window,
    observeElementRect: observeWindowRect, observeElementOffset: observeWindowOffset, scrollToFn: windowScroll, onChange: draw,
  });
  list.style.height = virtualizer.getTotalSize() + "px";
  virtualizer._didMount();
  virtualizer._willUpdate();
  draw();
</script>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
