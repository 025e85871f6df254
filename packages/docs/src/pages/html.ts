/** Text that is already HTML, which {@link html} does not escape. */
export class Html {
  /** The HTML. */
  readonly text: string;

  /** @param text - the HTML; it is not checked or escaped */
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/**
 * Template tag that escapes its values, except {@link Html}. `undefined` and `false` become empty text.
 *
 * @param strings - the literal parts of the template
 * @param parts - the values; a list is joined without separator
 * @returns the HTML
 *
 * @example
 * html`<p>${"a < b"}</p>`.text; // "<p>a &lt; b</p>"
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + render(parts[index - 1]) + string));
}

/**
 * Escapes text for HTML, inside elements and inside quoted attributes.
 *
 * @param text - any text
 * @returns the text as HTML
 */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  return typeof part === "object" ? part.map(render).join("") : escapeHtml(String(part));
}
