/** Links of the same kind. */
export interface NavigationGroup {
  readonly title: string;
  readonly items: readonly NavigationItem[];
}

/** A page in the navigation. */
export interface NavigationItem {
  readonly label: string;
  /** From the root of the site. */
  readonly page: string;
}

/**
 * Reads the navigation from the index of the guides: its headings are the groups, and the first link of each row or item is a page.
 *
 * @param index - the Markdown of the index
 * @param link - resolves a link to a page, from the root of the site
 * @returns the groups, in the same order
 */
export function readNavigation(index: string, link: (href: string) => string): readonly NavigationGroup[] {
  return index
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...lines] = section.split("\n");
      const items = lines.flatMap((line) => {
        const [, label, href] = /^(?:\| |- )\[([^\]]+)\]\(([^)]+)\)/.exec(line) ?? [];
        return label === undefined || href === undefined ? [] : [{ label, page: link(href) }];
      });
      return { title, items };
    });
}
