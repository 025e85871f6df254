/** An item of a list: Markdown, and its anchor. */
export interface ListItem {
  readonly markdown: string;
  readonly id?: string;
}

/**
 * A part of a page. A page is written once, as blocks, and rendered as HTML and as Markdown. All texts are Markdown.
 */
export type Block =
  | {
      readonly kind: "heading";
      readonly text: string;
      readonly id: string;
      /** @default 2 */
      readonly level?: 3;
      /** A second anchor. */
      readonly alias?: string;
    }
  | { readonly kind: "text"; readonly markdown: string }
  | { readonly kind: "list"; readonly items: readonly ListItem[]; readonly ordered?: boolean }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly TableRow[];
      /** Filters by which a reader can narrow the rows, without JavaScript. */
      readonly filters?: readonly Filter[];
    };

/** A row of a table, and the tags that filters match. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly tags?: readonly string[];
}

/** A filter above a table, for the rows with a tag. */
export interface Filter {
  readonly tag: string;
  readonly label: string;
}

/** The content of a page, before layout. */
export interface PageContent {
  /** The file name without extension, relative to the folder of the error pages: `duplicate_record`, `status/409`. */
  readonly name: string;
  /** The document's title, for tabs and search engines. */
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly summary: string;
  /** The line above the heading. */
  readonly eyebrow: string;
  readonly heading: string;
  /** Whether the heading is an error code, shown in monospace. */
  readonly isCode: boolean;
  /** What the page is about, in one paragraph of Markdown. */
  readonly lead: string | undefined;
  readonly blocks: readonly Block[];
  /** The content of the JSON twin. */
  readonly data: unknown;
}

/**
 * Creates a section: a heading and its content, or nothing if there is no content.
 *
 * @param id - the anchor of the heading
 * @param text - the heading
 * @param blocks - the section's content
 * @returns the blocks of the section
 */
export function section(id: string, text: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", id, text }, ...blocks];
}

/**
 * Formats text as inline code in Markdown, whatever backticks it contains.
 *
 * @param text - the text to show literally
 * @returns the code span
 * @example
 * codeSpan("a`b"); // "``a`b``"
 */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") || text.trim() === "" ? " " : "";
  return `${fence}${pad}${text.replace(/\s+/g, " ")}${pad}${fence}`;
}

/**
 * Escapes plain text so that Markdown shows it literally.
 *
 * @param text - text that is not Markdown, such as a title
 * @returns the text as Markdown
 * @example
 * plain("a*b"); // "a\\*b"
 */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}
