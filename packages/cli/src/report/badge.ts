/**
 * Draws a badge: `error contract 87 / 100`. Its text is real text, so it scales, and screen readers can read it.
 *
 * @param points - the score
 * @returns SVG
 */
export function renderBadge(points: number): string {
  const label = "error contract";
  const value = `${points} / 100`;
  const [left, right] = [96, 60];
  const color = points >= 80 ? "#1a7f37" : points >= 50 ? "#8a5a00" : "#b3261e";
  const text = (at: number, words: string): string => `<text x="${at}" y="14">${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${value}">
<title>${label}: ${value}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${color}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left / 2, label)}${text(left + right / 2, value)}</g>
</svg>
`;
}
