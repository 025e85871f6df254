import { plain } from "./block.ts";
import { pageLink } from "./code-page.ts";
import type { Dictionary } from "./dictionary-entry.ts";

/**
 * Writes `llms.txt` (llmstxt.org), which helps a language model find the page of a code.
 *
 * @param dictionary - the dictionary
 * @param relink - resolves the links of a text to absolute addresses
 * @returns the file's content
 */
export function llmsIndex({ api, entries }: Dictionary, relink: (markdown: string) => string): string {
  const lines = entries.map((entry) => {
    const { statuses, title } = entry;
    const facts = [statuses.join(", "), plain(title ?? "")].filter((fact) => fact !== "").join(", ");
    return `- ${relink(pageLink(entry))}${facts === "" ? "" : `: ${facts}`}`;
  });
  return [
    `# ${api.title}`,
    `> The error codes of this API. Each page says why the error happens and what to do about it.`,
    `## Errors`,
    lines.join("\n"),
    "## Optional",
    relink("- [All codes as a table](page:index)"),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}
