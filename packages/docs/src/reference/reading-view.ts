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
 * Leads the addresses that errors used to carry to the page of their code. It is in the page's head, so that nothing else is
 * loaded first.
 */
const oldAddresses = `{const [,code]=/^#\\/error-catalogue\\/([\\w.-]+)$/.exec(location.hash)??[];if(code)location.replace("errors/"+code+".html")}`;

/** What stands between these two is Redoc: a server can hold it back until the page is read. */
export const REDOC_START = "<!-- Redoc -->";
export const REDOC_END = "<!-- end of Redoc -->";

/** A browser scrolls to the address by itself only when the whole page is there, with the script that is a thousand times as long. */
const scrollThere = `document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()`;

/** The styles of the pages, inside the reading view alone. On paper it takes Redoc's place, which mounts what is looked at only. */
function scoped(): string {
  const [variables = "", rest = ""] = (style + tableStyle).split("*{box-sizing", 2);
  const nested = `*{box-sizing${rest}`.replace(/html\{[^}]*\}/, "").replace("body{", "main{");
  return `${variables}#reading{position:fixed;inset:0;overflow:auto;scroll-padding-top:1rem;z-index:99;background:var(--paper);${nested}}#reading[hidden]{display:none}#reading main{padding-bottom:100vh}@media print{#reading main{padding:0}#redoc{display:none}#reading,#reading[hidden]{display:block;position:static;overflow:visible}}`;
}

/**
 * Puts a reference to read into the page that Redoc made: it is there before Redoc is, without JavaScript, and on paper.
 *
 * @param page - a page from `redocly build-docs`
 * @param document - the document that it shows
 * @param model - its model
 * @param dictionary - its dictionary
 * @param clientModule - what the client is imported from
 * @returns the page with the reading view in front of Redoc
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
    // Redoc's styles are ten times as long as the view: they would keep it from being shown.
    `${REDOC_START}${styles}${rest.slice(body, end)}<script type="module">${giveWay}</script>${REDOC_END}`,
    rest.slice(end),
  ].join("\n");
}
