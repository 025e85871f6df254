import { posix } from "node:path";

/**
 * Resolves the links of a Markdown file for the site.
 *
 * @param file - the file, from the root of the repository
 * @param page - its page, from the root of the site
 * @param pages - the page of each file that has one
 * @param repository - the URL of the repository, for files that have none
 * @returns a function from a link of the file to the link on the page
 */
export function siteLinks(
  file: string,
  page: string,
  pages: ReadonlyMap<string, string>,
  repository: string,
): (href: string) => string {
  return (href) => {
    const own = `${repository}/blob/main/`; // READMEs use public URLs for npm, which shows them without the repository
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) && !href.startsWith(own)) return href;
    const [path = "", fragment] = href.split("#");
    const target = path.startsWith(own) ? path.slice(own.length) : posix.join(posix.dirname(file), path);
    const found = pages.get(target) ?? pages.get(`${target.replace(/\/$/, "")}/README.md`);
    const address =
      found === undefined
        ? `${repository}/${target.endsWith("/") ? "tree" : "blob"}/main/${target}`
        : relative(page, found);
    return fragment === undefined ? address : `${address}#${fragment}`;
  };
}

/**
 * Computes the relative path from one page to another.
 *
 * @param from - a page, from the root of the site
 * @param to - another page or file
 * @returns the relative path, which also works from disk
 */
export function relative(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
