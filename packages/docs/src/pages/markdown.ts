import MarkdownIt from "markdown-it";
import { Html } from "./html.ts";

/** Resolves a Markdown link for the page that shows it; `undefined` if it leads nowhere. */
export type LinkTarget = (href: string) => string | undefined;

/** Markdown to HTML, for the pages of one dictionary. */
export interface MarkdownRenderer {
  /** Paragraphs, lists, tables and the like. */
  block(markdown: string): Html;
  /** One line. */
  inline(markdown: string): Html;
}

/**
 * Creates a renderer for untrusted Markdown: HTML is shown as text, and images become their alternative text.
 *
 * @param options.link - resolves a link
 * @param options.codeLink - resolves inline code that names something with a page
 * @returns the renderer
 * @example
 * markdownRenderer({ link: (href) => href, codeLink: () => undefined }).inline("a **b**").text; // "a <strong>b</strong>"
 */
export function markdownRenderer(options: {
  readonly link: LinkTarget;
  readonly codeLink: (code: string) => string | undefined;
}): MarkdownRenderer {
  const markdown = new MarkdownIt({ html: false }).disable("image");
  const { rules } = markdown.renderer;
  const link = markdown.renderer.renderToken.bind(markdown.renderer);
  // A removed link drops its tags. Links never nest, so one flag is enough.
  let dropped = false;
  rules["link_open"] = (tokens, index, settings) => {
    const token = tokens[index];
    const target = options.link(String(token?.attrGet("href") ?? ""));
    dropped = target === undefined;
    if (target === undefined) return "";
    token?.attrSet("href", target);
    return link(tokens, index, settings);
  };
  rules["link_close"] = (tokens, index, settings) => (dropped ? "" : link(tokens, index, settings));
  rules["code_inline"] = (tokens, index) => {
    const text = tokens[index]?.content ?? "";
    const code = `<code>${markdown.utils.escapeHtml(text)}</code>`;
    const inLink = tokens.slice(0, index).reduce<number>((depth, { type }) => depth + nesting(type), 0) > 0;
    const target = inLink ? undefined : options.codeLink(text);
    return target === undefined ? code : `<a href="${markdown.utils.escapeHtml(target)}">${code}</a>`;
  };
  // A description may have headings. The page has one `h1`, and its sections are `h2`.
  for (const rule of ["heading_open", "heading_close"]) {
    rules[rule] = (tokens, index, settings) => {
      const token = tokens[index];
      if (token) token.tag = "h3";
      return link(tokens, index, settings);
    };
  }
  return {
    block: (text) => new Html(markdown.render(text).trim()),
    inline: (text) => new Html(markdown.renderInline(text.trim())),
  };
}

function nesting(type: unknown): number {
  return type === "link_open" ? 1 : type === "link_close" ? -1 : 0;
}
