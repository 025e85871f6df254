import type { Block, PageContent } from "./block.ts";
import { codeSpan, plain } from "./block.ts";

/** Rewrites the links of a text for its location. */
export type Relink = (markdown: string) => string;

/**
 * Renders a page as Markdown: the same content, for a terminal, an editor or a language model.
 *
 * @param page - the content
 * @param relink - rewrites links of the texts
 * @returns the Markdown
 */
export function layOutMarkdown(page: PageContent, relink: Relink): string {
  const heading = page.isCode ? codeSpan(page.heading) : plain(page.heading);
  return [
    `# ${heading}`,
    page.eyebrow,
    page.lead && relink(page.lead),
    ...page.blocks.map((block) => blockMarkdown(block, relink)),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n")
    .concat("\n");
}

function blockMarkdown(block: Block, relink: Relink): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level ?? 2)} ${block.text}`;
    case "text":
      return relink(block.markdown.trim());
    case "list":
      return block.items
        .map(({ id, markdown }, index) => {
          const anchor = id === undefined ? "" : `<a id="${id}"></a>`;
          return `${block.ordered ? `${index + 1}.` : "-"} ${anchor}${relink(oneLine(markdown))}`;
        })
        .join("\n");
    case "code": {
      const fence = block.text.includes("```") ? "````" : "```";
      return `${fence}${block.language}\n${block.text.replace(/\n$/, "")}\n${fence}`;
    }
    case "table":
      return [block.head, block.head.map(() => "---"), ...block.rows.map(({ cells }) => cells)]
        .map((cells) => `| ${cells.map((cell) => relink(oneLine(cell)).replaceAll("|", "\\|")).join(" | ")} |`)
        .join("\n");
  }
}

function oneLine(markdown: string): string {
  return markdown.trim().replace(/\s*\n\s*/g, " ");
}
