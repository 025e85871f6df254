import type { Block, Filter, PageContent, TableRow } from "./block.ts";
import { Html, html } from "./html.ts";
import type { MarkdownRenderer } from "./markdown.ts";
import { style, tableStyle } from "./style.ts";

/** What surrounds the content of each page. */
export interface Frame {
  readonly apiTitle: string;
  /** The relative path to the home page of the site; `undefined` if there is none. */
  readonly home: string | undefined;
  /** The relative path to the index of the errors. */
  readonly index: string;
  /** The relative path to the reference; `undefined` if there is none. */
  readonly reference: string | undefined;
  /** The page's canonical URL; `undefined` for the page of unknown addresses. */
  readonly canonical: string | undefined;
  /** The relative paths to the other forms of the page. */
  readonly twins: readonly { readonly label: string; readonly type: string; readonly href: string }[];
}

/**
 * Renders a page as HTML: a single file without scripts that needs no network.
 *
 * @param page - the content
 * @param frame - what surrounds it
 * @param markdown - renders the texts
 * @returns the HTML
 */
export function layOutHtml(page: PageContent, frame: Frame, markdown: MarkdownRenderer): string {
  const filters = page.blocks.flatMap((block) => (block.kind === "table" ? (block.filters ?? []) : []));
  const hasTable = page.blocks.some(({ kind }) => kind === "table");
  const css =
    style +
    (hasTable ? tableStyle : "") +
    filters.map(({ tag }) => `:root:has(#${tag}:checked) tbody tr:not(.${tag}){display:none}`).join("");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.summary}">
${
  frame.canonical !== undefined &&
  html`<link rel="canonical" href="${frame.canonical}">
`
}${frame.twins.map(({ type, href }) => html`<link rel="alternate" type="${type}" href="${href}">\n`)}<style>${new Html(css)}</style>
</head>
<body>
<header>${frame.home && html`<a href="${frame.home}">Home</a>`}<a href="${frame.index}">${frame.apiTitle} errors</a>${frame.reference && html`<a href="${frame.reference}">API reference</a>`}</header>
<main>
<p class="eyebrow">${page.eyebrow}</p>
<h1${page.isCode && html` class="code"`}>${page.heading}</h1>
${page.lead && html`<p class="lead">${markdown.inline(page.lead)}</p>\n`}${page.blocks.map((block) => blockHtml(block, markdown))}</main>
<footer>${frame.twins.map(({ label, href }) => html`<a href="${href}">${label}</a>`)}</footer>
</body>
</html>
`.text;
}

/**
 * Lays out the parts of a page, without what surrounds them.
 *
 * @param blocks - the parts
 * @param markdown - renders the texts
 * @returns the HTML
 */
export function blocksHtml(blocks: readonly Block[], markdown: MarkdownRenderer): Html {
  return html`${blocks.map((block) => blockHtml(block, markdown))}`;
}

function blockHtml(block: Block, markdown: MarkdownRenderer): Html {
  switch (block.kind) {
    case "heading":
      return block.level === 3
        ? html`<h3 id="${block.id}">${block.alias !== undefined && html`<span id="${block.alias}"></span>`}${block.text}</h3>\n`
        : html`<h2 id="${block.id}"><a href="#${block.id}">${block.text}</a></h2>\n`;
    case "text":
      return html`${markdown.block(block.markdown)}\n`;
    case "list": {
      const items = block.items.map(
        ({ id, markdown: text }) => html`<li${id !== undefined && html` id="${id}"`}>${markdown.inline(text)}\n`,
      );
      return block.ordered ? html`<ol>\n${items}</ol>\n` : html`<ul>\n${items}</ul>\n`;
    }
    case "code":
      return html`<pre><code>${block.text}</code></pre>\n`;
    case "table":
      return html`${block.filters && block.filters.length > 0 && filterHtml(block.filters)}<table>
<thead><tr>${block.head.map((cell) => html`<th>${markdown.inline(cell)}`)}
<tbody>
${block.rows.map((row) => rowHtml(row, markdown))}</table>\n`;
  }
}

function rowHtml({ tags, cells }: TableRow, markdown: MarkdownRenderer): Html {
  const classes = tags && tags.length > 0 && html` class="${tags.join(" ")}"`;
  return html`<tr${classes}>${cells.map((cell) => html`<td>${markdown.inline(cell)}`)}\n`;
}

function filterHtml(filters: readonly Filter[]): Html {
  const choices = [{ tag: "all", label: "all" }, ...filters];
  return html`<fieldset><legend>Show</legend>${choices.map(
    ({ tag, label }, index) =>
      html`<label><input type="radio" name="show" id="${tag}"${index === 0 && html` checked`}> ${label}</label>`,
  )}</fieldset>\n`;
}
