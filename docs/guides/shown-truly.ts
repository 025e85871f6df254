/** A line that stands for any number of lines. */
const GAP = "…";

/**
 * Whether a guide shows truly what a command printed: all of it, or parts in their order, with a line `…` where something is left out.
 *
 * @param shown - the lines of the guide
 * @param printed - the lines that the command printed
 * @returns whether nothing is changed, and nothing left out without a `…`
 */
export function isShownTruly(shown: readonly string[], printed: readonly string[]): boolean {
  const [head = [], ...parts] = split(shown);
  const tail = parts.pop();
  if (tail === undefined) return shown.length === printed.length && stands(head, printed, 0);
  let from = head.length;
  for (const part of parts) {
    const place = printed.findIndex((_, index) => index >= from && stands(part, printed, index));
    if (place === -1) return false;
    from = place + part.length;
  }
  const end = printed.length - tail.length;
  return end >= from && stands(head, printed, 0) && stands(tail, printed, end);
}

function stands(part: readonly string[], lines: readonly string[], at: number): boolean {
  return part.every((line, index) => lines[at + index] === line);
}

/** The parts between the gaps. */
function split(lines: readonly string[]): readonly (readonly string[])[] {
  const gap = lines.indexOf(GAP);
  return gap === -1 ? [lines] : [lines.slice(0, gap), ...split(lines.slice(gap + 1))];
}
