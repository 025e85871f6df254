import type { MarkdownPage } from "./markdown-page.ts";

/** A searchable section. */
export interface SearchSection {
  /** Its address, from the root of the site. */
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The maximum searched length of a section, in characters: command output is repetitive. */
const LONGEST = 1_500;

/**
 * Extracts the searchable sections of a page.
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
