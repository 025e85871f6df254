import { gzipSync } from "node:zlib";
import type { PageContent } from "./block.ts";

/** The maximum size of a page, in bytes. */
export const PAGE_BUDGET = { plain: 10_000, compressed: 3_072 } as const;

/** A page with its HTML. */
export interface RenderedPage {
  readonly page: PageContent;
  readonly html: string;
}

/**
 * Renders the fullest version of one or more pages whose pages all fit the budget.
 *
 * @param versions - the versions, the fullest first
 * @param write - writes the pages of a version
 * @param render - renders a page as HTML
 * @returns the pages; those of the last version if none fits
 */
export function withinBudget<Version>(
  versions: readonly Version[],
  write: (version: Version) => readonly PageContent[],
  render: (page: PageContent) => string,
): readonly RenderedPage[] {
  let rendered: readonly RenderedPage[] = [];
  for (const version of versions) {
    rendered = write(version).map((page) => ({ page, html: render(page) }));
    if (rendered.every(({ html }) => fits(html))) break;
  }
  return rendered;
}

function fits(html: string): boolean {
  const bytes = Buffer.byteLength(html);
  if (bytes <= PAGE_BUDGET.compressed) return true;
  return bytes <= PAGE_BUDGET.plain && gzipSync(html, { level: 9 }).length <= PAGE_BUDGET.compressed;
}
