import type { JSX } from "preact";
import { Copied } from "./copied.tsx";

/** A text of several lines. */
export interface CodeBlockProps {
  /** What it is, for those who cannot see it: `response`. */
  readonly label: string;
  /** A text, or a value that is shown as JSON. */
  readonly content: unknown;
}

/**
 * A body or a command, as it is, with a button that copies it.
 *
 * @param props - the text
 * @returns a box that scrolls when the text is long
 */
export function CodeBlock({ label, content }: CodeBlockProps): JSX.Element {
  const text = typeof content === "string" ? content : JSON.stringify(content, undefined, 2);
  return (
    <div class="text">
      <Copied text={text} label={label} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre tabIndex={0} aria-label={label} role="group">
        <code>{text}</code>
      </pre>
    </div>
  );
}
