import type { ContractModel } from "@error-contract/contract";
import type { PageContent } from "./block.ts";
import { codePage } from "./code-page.ts";
import { type DictionaryOptions, readDictionary } from "./dictionary.ts";
import type { Dictionary } from "./dictionary-entry.ts";
import { indexPages } from "./index-page.ts";
import { layOutHtml } from "./layout-html.ts";
import { layOutMarkdown } from "./layout-markdown.ts";
import { linksOf, relinkMarkdown } from "./links.ts";
import { PAGE_LENGTHS } from "./list-page.ts";
import { llmsIndex } from "./llms.ts";
import { markdownRenderer } from "./markdown.ts";
import { missingPage } from "./missing-page.ts";
import { type RenderedPage, withinBudget } from "./page-budget.ts";
import { LIMITS } from "./page-limits.ts";
import { statusPages } from "./status-page.ts";

/** Rendered files by their path, such as `errors/not_found.html`. */
export type Files = ReadonlyMap<string, string>;

/**
 * Writes the error dictionary of an API: an index, a page for each code, status and range, each as HTML, Markdown and JSON.
 *
 * The function is pure and deterministic. The files can be opened from disk or served by any static host that serves
 * `errors/not_found.html` for `/errors/not_found`, as GitHub Pages does.
 *
 * @param model - the model of the document
 * @param options - the document and the URLs
 * @returns the files
 * @example
 * const files = renderErrorPages(readErrorContract(document), {
 *   ...describeApi(document),
 *   baseUrl: "https://docs.example.com",
 * });
 * files.get("errors/not_found.html");
 */
export function renderErrorPages(model: ContractModel, options: DictionaryOptions): Files {
  const dictionary = readDictionary(model, options);
  const files = new Map<string, string>();
  const add = ({ page, html }: RenderedPage): PageContent => {
    files.set(`errors/${page.name}.html`, html);
    files.set(`errors/${page.name}.md`, layOutMarkdown(page, relinker(dictionary, page.name, { from: "page" })));
    files.set(`errors/${page.name}.json`, `${JSON.stringify(page.data, undefined, 2)}\n`);
    return page;
  };
  const asHtml = (page: PageContent): string => renderHtml(page, dictionary);
  for (const page of withinBudget(PAGE_LENGTHS, (length) => indexPages(dictionary, length), asHtml)) add(page);
  const codes = dictionary.entries.flatMap((entry) =>
    withinBudget(LIMITS, (limits) => [codePage(entry, dictionary, limits)], asHtml).map(add),
  );
  for (const write of statusPages(dictionary)) withinBudget(PAGE_LENGTHS, write, asHtml).forEach(add);
  const { baseUrl } = dictionary;
  const everywhere = relinker(dictionary, "index", { from: "anywhere", baseUrl });
  files.set("404.html", renderMissing(dictionary));
  files.set("llms.txt", llmsIndex(dictionary, everywhere));
  files.set(
    "llms-full.txt",
    [llmsIndex(dictionary, everywhere), ...codes.map((page) => layOutMarkdown(page, everywhere))].join("\n"),
  );
  return files;
}

/**
 * Writes the page for an unknown address below `/errors/`, with the most similar codes.
 *
 * @param dictionary - the dictionary
 * @param wanted - the requested code; omit it to list every code
 * @returns the page's HTML, with links that work at any address
 */
export function renderMissing(dictionary: Dictionary, wanted?: string): string {
  return renderHtml(missingPage(dictionary, wanted), dictionary, "anywhere");
}

function renderHtml(page: PageContent, dictionary: Dictionary, from: "page" | "anywhere" = "page"): string {
  const { baseUrl, docsUrl, api } = dictionary;
  const links = linksOf(dictionary, page.name, ".html", { from, baseUrl });
  const own = page.name.split("/").at(-1) ?? page.name;
  return layOutHtml(
    page,
    {
      apiTitle: api.title,
      home: links.resolve("home:"),
      index: links.resolve("page:index") ?? "index.html",
      reference: docsUrl === undefined ? undefined : links.resolve("docs:"),
      canonical: from === "page" ? `${baseUrl}/errors/${page.name === "index" ? "" : page.name}` : undefined,
      twins:
        from === "anywhere"
          ? []
          : [
              { label: "Markdown", type: "text/markdown", href: `${own}.md` },
              { label: "JSON", type: "application/json", href: `${own}.json` },
            ],
    },
    markdownRenderer({ link: links.resolve, codeLink: links.ofCode }),
  );
}

function relinker(
  dictionary: Dictionary,
  name: string,
  root: Parameters<typeof linksOf>[3],
): (markdown: string) => string {
  const links = linksOf(dictionary, name, ".md", root);
  return (markdown) => relinkMarkdown(markdown, links.resolve);
}
