import { type Html, html } from "@error-contract/docs/html";
import { counted } from "../text/counted.ts";
import { looks, summarizeColumn } from "./cells.ts";
import type { Cell, Group, Matrix } from "./matrix.ts";

/** Class names, as short as possible, because a page has thousands of them. */
const classes: Readonly<Record<Exclude<Cell, "none">, string>> = {
  full: "f",
  partial: "p",
  contradiction: "x",
  elsewhere: "e",
  missing: "o",
};

/** A document with up to this many operations gets a single table. */
const MOST_AT_ONCE = 40;

/**
 * Draws operations by statuses as tables. A large document gets one table that sums up each resource, and a collapsed
 * one for each resource.
 *
 * @param matrix - the matrix
 * @returns the section's content
 */
export function htmlMatrix(matrix: Matrix): Html {
  const { groups } = matrix;
  const operations = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (operations === 0) return html`<p>The document has no operations.</p>`;
  if (operations <= MOST_AT_ONCE) {
    const rows = groups.flatMap((group) => group.rows);
    return html`${legend(matrix)}${rowsOf(matrix, { name: "", rows }, "Each operation by status")}`;
  }
  return html`${legend(matrix)}
${overview(matrix)}
<div class="screen"><h3>Every operation</h3>
${groups.map(
  (group) =>
    html`<details><summary><code>${group.name}</code> <span class="soft">${counted(group.rows.length, "operation")}</span></summary>${rowsOf(matrix, group, `${group.name}, each operation`)}</details>\n`,
)}</div>`;
}

function legend({ groups }: Matrix): Html {
  const used = new Set(groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
  const entries = (["full", "partial", "elsewhere", "missing", "contradiction"] as const).filter((cell) =>
    used.has(cell),
  );
  return html`<ul class="legend">${entries.map((cell) => html`<li><span class="${classes[cell]}"></span>${looks[cell].meaning}</li>`)}</ul>`;
}

function overview(matrix: Matrix): Html {
  const { columns, groups } = matrix;
  const largest = [...groups].sort((a, b) => b.rows.length - a.rows.length);
  return table(
    "Resources by status: how many operations describe it, of those that do or should",
    "Resource",
    columns,
    largest.map(
      (group) =>
        html`<tr><th scope="row"><code>${group.name}</code> <span class="soft">${group.rows.length}</span></th>${columns.map(
          (_, index) => {
            const { cell, described, of } = summarizeColumn(group, index);
            if (cell === "none") return html`<td>`;
            return html`<td class="${classes[cell]}"><i>${looks[cell].word}, </i><small>${described}/${of}</small>`;
          },
        )}\n`,
    ),
  );
}

function rowsOf({ columns }: Matrix, { rows }: Group, caption: string): Html {
  return table(
    caption,
    "Operation",
    columns,
    rows.map(
      ({ method, path, cells }) =>
        html`<tr><th scope="row"><span class="method code">${method}</span><code>${path}</code></th>${cells.map(
          (cell) => (cell === "none" ? html`<td>` : html`<td class=${classes[cell]}><i>${looks[cell].word}</i>`),
        )}\n`,
    ),
  );
}

function table(caption: string, first: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="m"><caption>${caption}</caption><thead><tr><th scope="col">${first}</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}
