/** The replacement for Redoc's badge from its CDN: the word "Redoc" in the badge's color. */
const badge = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="38" height="12"><text x="0" y="10" font-family="sans-serif" font-size="11" fill="#8a8f9d">Redoc</text></svg>',
)}`;

const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/[\w-]+\.svg/g;

/** Without it, a browser requests `/favicon.ico`. */
const noIcon = '<link rel="icon" href="data:,">';

/**
 * Removes the remaining network requests from a page rendered by Redoc: the logo at the bottom of the sidebar, and an icon.
 *
 * @param html - a page from `redocly build-docs --inlineBundle` (Redoc 3.0.1 requests one picture; the browser test
 * counts requests)
 * @returns the same page, with the logo inline and no icon to request
 * @example
 * await writeFile("index.html", selfContained(await readFile("redoc-static.html", "utf8")));
 */
export function selfContained(html: string): string {
  return html.replace(remoteLogo, () => badge).replace("</title>", `</title>\n  ${noIcon}`);
}
