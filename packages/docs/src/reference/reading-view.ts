import type { ContractModel } from "@error-contract/contract";
import type { Dictionary } from "../pages/dictionary-entry.ts";
import { html } from "../pages/html.ts";
import { blocksHtml } from "../pages/layout-html.ts";
import { linksOf } from "../pages/links.ts";
import { markdownRenderer } from "../pages/markdown.ts";
import { style, tableStyle } from "../pages/style.ts";
import { referencePage } from "./reference-page.ts";

/**
 * Leads the addresses that errors used to carry to the page of their code. It is in the page's head, so that nothing else is
 * loaded first.
 */
const oldAddresses = `{const [,code]=/^#\\/error-catalogue\\/([\\w.-]+)$/.exec(location.hash)??[];if(code)location.replace("errors/"+code+".html")}`;

/** A browser scrolls to the address by itself only when the whole page is there, with the script that is a thousand times as long. */
const scrollThere = `document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()`;

/**
 * Gives way to Redoc when Redoc shows what the address names. Redoc rewrites old addresses (`#operation/...`) to its own, which begin
 * with `#/`, and mounts a section only when it is asked for.
 */
const giveWay = `const reading=document.getElementById("reading"),end=Date.now()+3e4;
(function wait(){const id=decodeURIComponent(location.hash.slice(1));
const shown=[...document.querySelectorAll("#redoc [data-section-id]")].some(section=>section.dataset.sectionId===id&&section.querySelector("h1,h2"));
if(id===""||id.startsWith("/section/")||shown||Date.now()>end)reading.hidden=true;else setTimeout(wait,50)})();`;

/** The styles of the pages, inside the reading view alone. On paper it takes Redoc's place, which mounts what is looked at only. */
function scoped(): string {
  const [variables = "", rest = ""] = (style + tableStyle).split("*{box-sizing", 2);
  const nested = `*{box-sizing${rest}`.replace(/html\{[^}]*\}/, "").replace("body{", "main{");
  return `${variables}#reading{position:fixed;inset:0;overflow:auto;z-index:99;background:var(--paper);${nested}}#reading[hidden]{display:none}@media print{#redoc{display:none}#reading,#reading[hidden]{display:block;position:static;overflow:visible}}`;
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
  const body = page.indexOf("<body>") + "<body>".length;
  const end = page.lastIndexOf("</body>");
  const head = page.indexOf("</title>") + "</title>".length;
  return [
    page.slice(0, head),
    `<script>${oldAddresses}</script><style>${scoped()}</style>`,
    page.slice(head, body),
    `${view}<script>${scrollThere}</script>`,
    page.slice(body, end),
    `<script type="module">${giveWay}</script>`,
    page.slice(end),
  ].join("\n");
}
