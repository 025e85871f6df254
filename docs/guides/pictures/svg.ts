const style = `
:root{color-scheme:light dark}
text{font:15px ui-sans-serif,system-ui,sans-serif;fill:#22211f}
.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:14px}
.soft{fill:#625d55;font-size:13px}
.bold{font-weight:600}
.middle{text-anchor:middle}
.box{fill:#fff;stroke:#cfc8ba}
.first{fill:#fae6df;stroke:#a33a1b}
.line{fill:none;stroke:#8d877b;stroke-width:1.4}
.tip{fill:#8d877b}
.lead{fill:none;stroke:#a33a1b;stroke-width:1.4}
@media(prefers-color-scheme:dark){text{fill:#e6e2d9}.soft{fill:#a8a296}.box{fill:#22211e;stroke:#4a473f}.first{fill:#402219;stroke:#f59b78}.line{stroke:#8d877b}.lead{stroke:#f59b78}}
`;

/**
 * Makes a picture that follows the reader's light or dark theme.
 *
 * @param size - in pixels
 * @param title - what it shows, for those who do not see it
 * @param content - its elements
 * @returns the SVG
 */
export function svg(size: { readonly width: number; readonly height: number }, title: string, content: string): string {
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style.trim().replaceAll("\n", "")}</style>`,
    content,
    "</svg>",
    "",
  ].join("\n");
}

/**
 * A line of text.
 *
 * @param place - where its baseline begins
 * @param classes - how it looks
 * @param content - the text
 * @returns the element
 */
export function text({ x, y }: Point, classes: string, content: string): string {
  return `<text x="${x}" y="${y}" class="${classes}" xml:space="preserve">${escapeXml(content)}</text>`;
}

/** A place, in pixels from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

function escapeXml(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
