/** An edit that a document tells its reader to make. */
export type Edit =
  | { readonly kind: "create"; readonly path: string; readonly text: string }
  | { readonly kind: "replace"; readonly path: string; readonly before: string; readonly after: string };

/**
 * Reads the edits that a section of a Markdown document describes: a paragraph that ends with a path and a colon,
 * followed by a code block with the whole file or, as `diff`, with the lines to add and remove. Further blocks are for
 * the same file.
 *
 * @param markdown - the document
 * @param heading - the section, without the `##`
 * @returns the edits, in order
 * @throws {Error} if there is no such section, or it has no edit
 */
export function editsOf(markdown: string, heading: string): Edit[] {
  const [section] = markdown.split(`\n## ${heading}\n`)[1]?.split("\n## ") ?? [];
  const edits: Edit[] = [];
  let path = "";
  for (const [, named, indent = "", language = "", block = ""] of (section ?? "").matchAll(
    /`([\w./{}-]+\/[\w./{}-]+)`:\n|^( *)```(\w+)\n(.*?)^ *```$/gms,
  )) {
    if (named !== undefined) path = named;
    const text = block.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    if (language === "yaml" || language === "ts") edits.push({ kind: "create", path, text });
    if (language === "diff") {
      const side = (sign: string) =>
        text
          .split("\n")
          .filter((line) => line.startsWith(" ") || line.startsWith(sign))
          .map((line) => line.slice(1))
          .join("\n");
      edits.push({ kind: "replace", path, before: side("-"), after: side("+") });
    }
  }
  if (edits.length === 0) throw new Error(`The section "${heading}" describes no edit.`);
  return edits;
}
