import { type Html, html } from "@error-contract/docs/html";

/**
 * Turns the code spans of a sentence into elements. The report's sentences have no other Markdown.
 *
 * @param text - a sentence such as "Add `4XX`."
 * @returns its HTML
 */
export function withCode(text: string): Html {
  return html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
