import { type Html, html } from "../pages/html.ts";
import { relative } from "./links.ts";
import type { MarkdownPage } from "./markdown-page.ts";
import type { NavigationGroup } from "./navigation.ts";

/** The settings shared by all pages of the site. */
export interface Site {
  /** The URL of the site, without a trailing slash. */
  readonly baseUrl: string;
  /** The address of the repository. */
  readonly repository: string;
  readonly navigation: readonly NavigationGroup[];
}

/** A page, before layout. */
export interface SitePage {
  /** From the root of the site. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly body: Html;
}

const sections = [
  { label: "Guides", page: "guides/index.html" },
  { label: "Rules", page: "rules/index.html" },
  { label: "Error codes", page: "errors/index.html" },
  { label: "API reference", page: "reference.html" },
] as const;

/**
 * Lays out a page: the header with search, the body, the footer.
 *
 * @param page - the page
 * @param site - what surrounds it
 * @returns the HTML
 */
export function layOutPage({ path, title, description, body }: SitePage, site: Site): string {
  const to = (page: string): string => relative(path, page);
  const canonical = `${site.baseUrl}/${path.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`;
  return html`<!doctype html>
<html lang="en" data-root="${to("index.html").replace(/index\.html$/, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${canonical}">
<link rel="icon" href="${to("assets/icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${to("assets/site.css")}">
<script src="${to("assets/search.js")}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="brand" href="${to("index.html")}">${mark()} error-contract</a>
<nav aria-label="Site">${sections.map(
    ({ label, page }) => html`<a href="${to(page)}"${isWithin(path, page) && html` aria-current="true"`}>${label}</a>`,
  )}<a href="${site.repository}">GitHub</a></nav>
<button type="button" class="search" data-search hidden>Search <kbd>/</kbd></button>
</header>
${body}
<footer class="bottom">
<p>MIT licensed. <a href="${site.repository}">Source</a>, <a href="${to("contributing.html")}">contributing</a>.</p>
<p>Commands with a $ in the guides are run by a test.</p>
</footer>
</body>
</html>
`.text;
}

/**
 * Places a Markdown page between the navigation and its table of contents.
 *
 * @param path - the page, from the root of the site
 * @param page - its content
 * @param navigation - all pages
 * @returns the body
 */
export function article(path: string, page: MarkdownPage, navigation: readonly NavigationGroup[]): Html {
  const chapters = page.sections.filter(({ level, id }) => level === 2 && id !== "");
  return html`<div class="columns">
<main id="content"><p class="to-pages"><a href="#pages">All pages</a></p>
${page.content}</main>
${
  chapters.length > 1 &&
  html`<nav class="chapters" aria-label="On this page"><p class="group">On this page</p><ul>${chapters.map(
    ({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`,
  )}</ul></nav>`
}
<nav class="pages" id="pages" aria-label="All pages">${navigation.map(
    ({ title, items }) =>
      html`<p class="group">${title}</p><ul>${items.map(
        (item) =>
          html`<li><a href="${relative(path, item.page)}"${item.page === path && html` aria-current="page"`}>${item.label}</a></li>`,
      )}</ul>`,
  )}</nav>
</div>`;
}

/** The logo: a response with a fault. */
function mark(): Html {
  return html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M8 3H5v18h3M16 3h3v18h-3" fill="none" stroke="currentColor" stroke-width="2.2"/><path d="M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6" stroke="var(--mark)" stroke-width="2.4"/></svg>`;
}

function isWithin(path: string, page: string): boolean {
  const folder = page.replace(/index\.html$/, "");
  return path === page || (folder !== page && path.startsWith(folder));
}
