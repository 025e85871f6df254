import type { JSX } from "preact";

/**
 * Shows a remedy of the catalogue: a sentence or a list in Markdown, with inline code. Its links would lead nowhere
 * from here, so only their texts are shown.
 *
 * @param props.markdown - the text
 * @returns a list or a paragraph
 */
export function RemedyText({ markdown }: { readonly markdown: string }): JSX.Element {
  const lines = markdown.split("\n").filter((line) => line.trim() !== "");
  if (!lines.every((line) => line.startsWith("- "))) return <p>{inline(markdown)}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{inline(line.slice(2))}</li>
      ))}
    </ul>
  );
}

function inline(text: string): readonly (string | JSX.Element)[] {
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? <code key={part}>{part.slice(1, -1)}</code> : part));
}
