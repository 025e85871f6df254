/**
 * Formats rows as a table: the first column is left-aligned, the others are right-aligned.
 *
 * @param rows - the cells; the first row is the header
 * @returns the lines
 */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

/**
 * Computes the median of some figures.
 *
 * @param figures - at least one
 * @returns the median; of an even number, the upper of the two in the middle
 */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
