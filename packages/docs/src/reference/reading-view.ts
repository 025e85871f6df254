import type { ContractModel } from "@error-contract/contract";
import type { Dictionary } from "../pages/dictionary-entry.ts";
import { html } from "../pages/html.ts";
import { blocksHtml } from "../pages/layout-html.ts";
import { linksOf } from "../pages/links.ts";
import { markdownRenderer } from "../pages/markdown.ts";
import { style, tableStyle } from "../pages/style.ts";
import { giveWay } from "./give-way.ts";
import { referencePage } from "./reference-page.ts";

/**
 * Redirects the former addresses of errors to the page of their code. It is in the page's head, so that it runs before anything else
 * loads.
 */
const oldAddresses = `{const [,code]=/^#\\/error-catalogue\\/([\\w.-]+)$/.exec(location.hash)??[];if(code)location.replace("errors/"+code+".html")}`;

/** These markers enclose Redoc, which a server can move into a separate file. */
export const REDOC_START = "<!-- Redoc -->";
export const REDOC_END = "<!-- end of Redoc -->";

/** Scrolls to the address early: the browser would do so only after loading Redoc's script, which is a thousand times as long. */
const scrollThere = `document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()`;

/** The styles of the pages, scoped to the reading view. In print it replaces Redoc, which mounts only visible sections. */
function scoped(): string {
  const [variables = "", rest = ""] = (style + tableStyle).split("*{box-sizing", 2);
  const nested = `*{box-sizing${rest}`.replace(/html\{[^}]*\}/, "").replace("body{", "main{");
  return `${variables}#reading{position:fixed;inset:0;overflow:auto;scroll-padding-top:1rem;z-index:99;background:var(--paper);${nested}}#reading[hidden]{display:none}#reading main{padding-bottom:100vh}@media print{#reading main{padding:0}#redoc{display:none}#reading,#reading[hidden]{display:block;position:static;overflow:visible}}`;
}

/**
 * Adds a reading view to Redoc's page, which is shown until Redoc has loaded, without JavaScript, and in print.
 *
 * @param page - a page from `redocly build-docs`
 * @param document - the document that it shows
 * @param model - its model
 * @param dictionary - its dictionary
 * @param clientModule - the module of the client
 * @returns the page with the reading view before Redoc
 */
export function withReadingView(
  page: string,
  document: unknown,
  model: ContractModel,
  dictionary: Dictionary,
  clientModule?: string,
): string {
  const content = referencePage(document, model, dictionary, clientModule);
  const links = linksOf({ ...dictionary, docsUrl: "" }, "reference", ".html", { from: "above" });
  const markdown = markdownRenderer({ link: links.resolve, codeLink: links.ofCode });
  const view = html`<div id="reading"><main>
<p class="eyebrow">${content.eyebrow} · <a href="errors/index.html">Errors</a></p>
<h1>${content.heading}</h1>
${content.lead && html`<p class="lead">${markdown.inline(content.lead)}</p>`}
${blocksHtml(content.blocks, markdown)}</main></div>
`.text;
  const [styles = ""] = /<style data-styled[\s\S]*?<\/style>/.exec(page) ?? [];
  const rest = page.replace(styles, () => "");
  const body = rest.indexOf("<body>") + "<body>".length;
  const end = rest.lastIndexOf("</body>");
  const head = rest.indexOf("</title>") + "</title>".length;
  return [
    rest.slice(0, head),
    `<script>${oldAddresses}</script><style>${scoped()}</style>`,
    rest.slice(head, body),
    `${view}<script>${scrollThere}</script>`,
    // Redoc's styles are ten times as long as the view and would delay it.
    `${REDOC_START}${styles}${rest.slice(body, end)}<script type="module">${giveWay}</script>${REDOC_END}`,
    rest.slice(end),
  ].join("\n");
}
