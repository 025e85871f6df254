import type { CoveredError } from "../service/coverage.ts";

/** So many colors are told apart. */
const COLORS = 8;

/** Gives each code a color. */
export type Palette = (code: string) => string;

/**
 * Colors for codes: the codes of the document first, so that a code keeps its color whatever fails.
 *
 * @param documented - the codes of the document, by status
 * @returns gives the class of a code's color
 */
export function paletteOf(documented: ReadonlyMap<string, CoveredError>): Palette {
  // The log has no server errors, which would take colors away.
  const order = [...documented].flatMap(([code, { statuses }]) =>
    statuses.some((status) => status < 500) ? [code] : [],
  );
  return (code) => {
    let index = order.indexOf(code);
    if (index < 0) index = order.push(code) - 1;
    return `color-${index % COLORS}`;
  };
}
