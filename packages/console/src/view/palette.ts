/** So many colors are told apart. */
const COLORS = 8;

/** Gives each code a color. */
export type Palette = (code: string) => string;

/**
 * Colors for codes: the codes of the document first, so that a code keeps its color whatever fails.
 *
 * @param documented - the codes of the document, in its order
 * @returns gives the class of a code's color
 */
export function paletteOf(documented: Iterable<string>): Palette {
  const order = [...documented];
  return (code) => {
    let index = order.indexOf(code);
    if (index < 0) index = order.push(code) - 1;
    return `color-${index % COLORS}`;
  };
}
