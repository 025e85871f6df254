import type { Dictionary } from "./dictionary-entry.ts";

/** How the pages of one form (HTML, Markdown) refer to each other and to the reference. */
export interface Links {
  /** Resolves a link of a text relative to this page; `undefined` if it leads nowhere. */
  resolve(href: string): string | undefined;
  /** Resolves inline code to the page of the code that it names. */
  ofCode(text: string): string | undefined;
}

/**
 * The location of a page: in the folder of the errors, next to that folder, or at any address, which requires absolute
 * links.
 */
export type LinkRoot =
  | { readonly from: "page" }
  | { readonly from: "above" }
  | { readonly from: "anywhere"; readonly baseUrl: string };

/**
 * Resolves the links of one page.
 *
 * Besides absolute URLs, texts can use five kinds of address: `page:<name>` is a page of this dictionary and
 * `json:<name>` its JSON twin, `docs:<fragment>` and a bare `#<fragment>` are places in the API's reference, and
 * `home:` is the site's home page.
 *
 * @param dictionary - the dictionary
 * @param own - the page's name: `duplicate_record`, `status/409`
 * @param ending - the extension of this form: `.html`, `.md`
 * @param root - the location of the page
 * @returns the links of that page
 */
export function linksOf({ entries, docsUrl, homeUrl }: Dictionary, own: string, ending: string, root: LinkRoot): Links {
  const depth = own.split("/").length - 1;
  const above = root.from === "anywhere" ? `${root.baseUrl}/` : root.from === "above" ? "" : "../".repeat(depth + 1);
  const folder = root.from === "page" ? "../".repeat(depth) : `${above}errors/`;
  const names = new Map(entries.map(({ code, page }) => [String(code), page]));

  function beside(url: string | undefined, fragment = ""): string | undefined {
    return url === undefined ? undefined : `${isAbsolute(url) ? url : above + url}${fragment}`;
  }

  return {
    resolve(href) {
      if (href.startsWith("page:")) {
        const [name = "", fragment] = href.slice("page:".length).split("#");
        return `${folder}${name}${ending}${fragment === undefined ? "" : `#${fragment}`}`;
      }
      if (href.startsWith("json:")) return `${folder}${href.slice("json:".length)}.json`;
      if (href.startsWith("docs:")) return beside(docsUrl, href.slice("docs:".length));
      if (href === "home:") return beside(homeUrl);
      if (href.startsWith("#")) return beside(docsUrl, href);
      return /^(https?|mailto):/i.test(href) ? href : undefined;
    },
    ofCode(text) {
      const name = names.get(text);
      return name === undefined || name === own ? undefined : `${folder}${name}${ending}`;
    },
  };
}

function isAbsolute(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/)/i.test(url);
}

/**
 * Rewrites the links of a Markdown text.
 *
 * @param markdown - the text
 * @param resolve - resolves a link; one that leads nowhere becomes its text
 * @returns the text with its links rewritten
 */
export function relinkMarkdown(markdown: string, resolve: (href: string) => string | undefined): string {
  return markdown.replace(/\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(([^()\s]+)\)/g, (_, text: string, href: string) => {
    const target = resolve(href);
    return target === undefined ? text : `[${text}](${target})`;
  });
}
