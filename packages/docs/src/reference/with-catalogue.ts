import { codeSpan, plain } from "../pages/block.ts";
import type { Dictionary } from "../pages/dictionary-entry.ts";

/** The tag whose description lists the codes. */
const catalogueTag = "Error catalogue";

/** The parts of an OpenAPI document that this package reads directly; it reads the rest through the contract. */
export interface Reference {
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
}

/**
 * Lists every code, and every cause that responses withhold, in the description of the tag "Error catalogue". Each links to its page.
 *
 * @param document - a bundled OpenAPI document; it is not modified
 * @param dictionary - the dictionary of the same document
 * @returns a copy with the lists; the same document if it has no codes
 */
export function withCatalogue<Document extends Reference>(document: Document, { entries }: Dictionary): Document {
  if (entries.length === 0) return document;
  const tags = document.tags ?? [];
  const introduced = tags.some(({ name }) => name === catalogueTag) ? tags : [...tags, { name: catalogueTag }];
  const causes = entries.flatMap((entry) => entry.keptCauses.map((cause) => ({ ...cause, entry })));
  const lists = [
    table(
      ["Status", "Code", "Title", "Retry"],
      entries.map(({ statuses, code, page, title, retryable }) => [
        statuses.join(", "),
        link(String(code), page),
        plain(title ?? ""),
        retryable ? "can help" : "",
      ]),
    ),
    ...(causes.length === 0
      ? []
      : [
          "## Causes that List 4XX errors tells",
          table(
            ["Cause", "Code", "Meaning"],
            causes.map(({ name, text, entry }) => [
              link(name, entry.page, name),
              link(String(entry.code), entry.page),
              (text ?? "").replaceAll("|", "\\|"),
            ]),
          ),
        ]),
  ];
  return {
    ...document,
    tags: introduced.map((tag) =>
      tag.name === catalogueTag
        ? { ...tag, description: [tag.description, ...lists].filter(Boolean).join("\n\n") }
        : tag,
    ),
  };
}

/** A link that works from disk and from a server alike. */
export function link(text: string, page: string, anchor?: string): string {
  return `[${codeSpan(text)}](errors/${page}.html${anchor === undefined ? "" : `#${anchor}`})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
