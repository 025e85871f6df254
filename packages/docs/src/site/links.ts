import { posix } from "node:path";

/**
 * Says where the links of a Markdown file lead on the site.
 *
 * @param file - the file, from the root of the repository
 * @param page - its page, from the root of the site
 * @param pages - the page of each file that has one
 * @param repository - the address of the repository's files, for those that have none
 * @returns for each link of the file, the link of the page
 */
export function siteLinks(
  file: string,
  page: string,
  pages: ReadonlyMap<string, string>,
  repository: string,
): (href: string) => string {
  return (href) => {
    const own = `${repository}/blob/main/`; // what npm shows has no repository around it
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
 * The way from one page to another.
 *
 * @param from - a page, from the root of the site
 * @param to - another page or file
 * @returns a relative address, which works from disk, too
 */
export function relative(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
