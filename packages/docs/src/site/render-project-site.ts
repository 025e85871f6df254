import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import { rolldown } from "rolldown";
import { parse } from "yaml";
import { html } from "../pages/html.ts";
import { renderErrorPages } from "../pages/render-error-pages.ts";
import { landingPage, type Showcase } from "./landing-page.ts";
import { article, layOutPage, type Site } from "./layout.ts";
import { siteLinks } from "./links.ts";
import { type MarkdownPage, renderMarkdown } from "./markdown-page.ts";
import { type NavigationGroup, readNavigation } from "./navigation.ts";
import { bodyReading } from "./read-body.ts";
import { type SearchSection, searchSections } from "./search-sections.ts";
import type { SiteFiles } from "./site-files.ts";
import { readSources, type Source } from "./sources.ts";

/** Options of {@link renderProjectSite}. */
export interface ProjectSiteOptions {
  /** The root of the repository. */
  readonly root: string;
  /** The folders in `packages/` whose READMEs have pages. */
  readonly packages: readonly string[];
  /** The address at which the site is published. */
  readonly baseUrl: string;
  /** The address of the repository. */
  readonly repository: string;
  /** This project's own OpenAPI document, bundled. */
  readonly document: object;
  /** Its reference, a complete HTML file. */
  readonly reference: string;
}

/**
 * Renders the site of this project: landing page, guides, a page for each rule, the error dictionary, the reference and a
 * client-side search. Every link is relative, so the files also work from disk.
 *
 * @param options - the repository, the document and the URLs
 * @returns the files by path
 * @throws {Error} (rejects) if a source file is missing
 */
export async function renderProjectSite(options: ProjectSiteOptions): Promise<SiteFiles> {
  const { root, document, reference } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const repository = options.repository.replace(/\/+$/, "");
  const [sources, search, assets] = await Promise.all([
    readSources(root, options.packages),
    bundleSearch(),
    readAssets(root),
  ]);
  const pages = new Map([...sources.map(({ file, page }) => [file, page] as const), ...pictures]);
  const navigation = navigationOf(sources, pages, repository);
  const site: Site = { baseUrl, repository, navigation };

  const files = new Map<string, string | Uint8Array>([...assets, ["assets/search.js", search]]);
  const sections: SearchSection[] = [];
  const add = (path: string, page: MarkdownPage): void => {
    sections.push(...searchSections(path, page));
    const description = page.sections.find(({ text }) => text !== "")?.text.split("\n")[0] ?? page.title;
    const title = `${page.title} · error-contract`;
    files.set(path, layOutPage({ path, title, description, body: article(path, page, navigation) }, site));
  };
  for (const { file, page, markdown } of [...sources, rulesIndex(sources)])
    add(page, renderMarkdown(markdown, siteLinks(file, page, pages, repository)));

  files.set("index.html", await renderLanding(root, sources, site));
  files.set("reference.html", reference);
  const model = readErrorContract(document);
  const dictionary = renderErrorPages(model, {
    document,
    baseUrl,
    docsUrl: "reference.html",
    homeUrl: "index.html",
    clientModule: "@error-contract/api",
  });
  for (const [path, content] of dictionary) files.set(path, content);
  sections.push(...codeSections(model));
  files.set("404.html", missing(site, String(files.get("assets/site.css")).replace(/^@font-face {[^}]*}/, "")));
  files.set("assets/search-sections.js", `globalThis.searchSections=${JSON.stringify(sections)}`);
  return files;
}

function navigationOf(sources: readonly Source[], pages: ReadonlyMap<string, string>, repository: string) {
  const index = sources.find(({ file }) => file === "docs/README.md")?.markdown ?? "";
  const groups: readonly NavigationGroup[] = readNavigation(
    index,
    siteLinks("docs/README.md", "index.html", pages, repository),
  );
  const titles = sources.filter(({ page }) => page.startsWith("packages/") && page.split("/").length === 2);
  return [
    ...groups,
    {
      title: "Reference",
      items: [
        { label: "Rules", page: "rules/index.html" },
        { label: "Error codes of our API", page: "errors/index.html" },
        { label: "API reference", page: "reference.html" },
      ],
    },
    {
      title: "Packages",
      items: titles.map(({ markdown, page }) => ({ label: /^# (.*)$/m.exec(markdown)?.[1] ?? page, page })),
    },
  ];
}

/** The tables of the rules, which `pnpm new-rule` writes into the README of the package. */
function rulesIndex(sources: readonly Source[]): Source {
  const file = "packages/ruleset/README.md";
  const markdown = sources.find((source) => source.file === file)?.markdown ?? "";
  const tables = /^## Rules\n([\s\S]*?)^<!-- end of rules -->/m.exec(markdown)?.[1];
  if (tables === undefined) throw new Error(`${file} has no section "Rules".`);
  const text = `# Rules\n\nWhat \`error-contract lint\` looks for. Each page says why, shows a wrong and a right document, and how to fix it.\n${tables.replaceAll(/^### /gm, "## ")}`;
  return { file, page: "rules/index.html", markdown: text };
}

async function renderLanding(root: string, sources: readonly Source[], site: Site): Promise<string> {
  const guide = sources.find(({ file }) => file === "docs/start/stripe-like.md")?.markdown ?? "";
  const session = /^```sh\n(\$ npx error-contract report[\s\S]*?)\n```/m.exec(guide)?.[1];
  if (session === undefined) throw new Error("docs/start/stripe-like.md shows no report.");
  const readings = await Promise.all(
    showcases.map(async ({ title, guide, file }) => {
      const reading = bodyReading(parse(await readFile(join(root, "docs/examples", file), "utf8")));
      return reading === undefined ? [] : [{ ...reading, title, guide: `guides/start/${guide}.html` }];
    }),
  );
  const showcase: Showcase = { session, readings: readings.flat() };
  return layOutPage(
    {
      path: "index.html",
      title: "error-contract: find out how your API fails",
      description:
        "Reads any OpenAPI document, tells how the API fails, and derives lint rules, types, a client, error pages and server responses from it.",
      body: landingPage(showcase),
    },
    site,
  );
}

const showcases = [
  { title: "A code inside error", guide: "stripe-like", file: "stripe-like/before/openapi.yaml" },
  { title: "Problem details", guide: "problem-details", file: "problem-details/after/openapi.yaml" },
  { title: "Generated by FastAPI", guide: "generated", file: "generated/after/openapi.yaml" },
  { title: "A code at the top", guide: "undocumented", file: "undocumented/after/openapi.yaml" },
] as const;

function codeSections({ codes }: ReturnType<typeof readErrorContract>): readonly SearchSection[] {
  return codes.map(({ code, title, description, causes, remedies }) => ({
    id: `errors/${code}.html`,
    page: "Error codes",
    heading: String(code),
    text: [title, description, ...causes, ...remedies].filter((text) => text !== undefined).join(" "),
  }));
}

/** The 404 page is shown at any address, so its links are absolute and its style is inline. */
function missing(site: Site, style: string): string {
  const body = html`<main id="content" class="landing"><h1>There is no such page</h1><p class="lead"><a href="${site.baseUrl}/">Go to the start</a></p></main>`;
  const page = { path: "404.html", title: "No such page · error-contract", description: "No such page.", body };
  return layOutPage(page, site)
    .replace(/<link rel="(icon|stylesheet)"[^>]*>\n|<script.*<\/script>\n/g, "")
    .replace("</head>", `<style>${style}</style>\n</head>`)
    .replaceAll(/href="(?!https:|#)([^"]*)"/g, `href="${site.baseUrl}/$1"`);
}

async function bundleSearch(): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, "browser/search.ts"), platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return output[0].code;
}

/** Pictures of the guides, and where they are on the site. */
const pictures = ["packages.svg", "reading.svg"].map(
  (name) => [`docs/pictures/${name}`, `assets/pictures/${name}`] as const,
);

async function readAssets(root: string): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const font = import.meta.resolve(
    "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  );
  const own = join(import.meta.dirname, "assets");
  return [
    ["assets/instrument-sans.woff2", await readFile(new URL(font))],
    ["assets/site.css", await readFile(join(own, "site.css"), "utf8")],
    ["assets/icon.svg", await readFile(join(own, "icon.svg"), "utf8")],
    ...(await Promise.all(
      pictures.map(async ([file, path]) => [path, await readFile(join(root, file), "utf8")] as const),
    )),
  ];
}
