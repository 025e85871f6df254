import type { JSX } from "preact";

/**
 * A remedy of the catalogue: a sentence or a list in Markdown, with inline code, and links that lead nowhere from here.
 *
 * @param props.markdown - the text
 * @returns the text, as a list where it is one
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
