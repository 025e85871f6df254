import type { CoveredError } from "../service/coverage.ts";

/** The number of distinguishable colors. */
const COLORS = 8;

/** Returns the CSS class of a code's color. */
export type Palette = (code: string) => string;

/**
 * Assigns colors to codes: documented codes first, so that a code keeps its color whatever is failing.
 *
 * @param documented - the codes of the document, by status
 * @returns the palette
 */
export function paletteOf(documented: ReadonlyMap<string, CoveredError>): Palette {
  // The log has no server errors, so they need no colors.
  const order = [...documented].flatMap(([code, { statuses }]) =>
    statuses.some((status) => status < 500) ? [code] : [],
  );
  return (code) => {
    let index = order.indexOf(code);
    if (index < 0) index = order.push(code) - 1;
    return `color-${index % COLORS}`;
  };
}
