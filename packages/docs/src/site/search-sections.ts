import type { MarkdownPage } from "./markdown-page.ts";

/** A section that can be found. */
export interface SearchSection {
  /** Its address, from the root of the site. */
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The longest text of a section that is searched, in characters: outputs of commands repeat themselves. */
const LONGEST = 1_500;

/**
 * Gives the sections of a page to the search.
 *
 * @param path - the page, from the root of the site
 * @param page - its content
 * @returns its sections
 */
export function searchSections(path: string, { title, sections }: MarkdownPage): readonly SearchSection[] {
  return sections.map(({ id, heading, text }) => ({
    id: id === "" ? path : `${path}#${id}`,
    page: title,
    heading: heading === title ? "" : heading,
    text: text.replaceAll(/\s+/g, " ").slice(0, LONGEST),
  }));
}
