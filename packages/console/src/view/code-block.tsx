import type { JSX } from "preact";
import { Copied } from "./copied.tsx";

/** A text of several lines. */
export interface CodeBlockProps {
  /** The accessible name: `response`. */
  readonly label: string;
  /** A string, or a value to show as JSON. */
  readonly content: unknown;
}

/**
 * Shows a body or a command literally, with a button that copies it.
 *
 * @param props - the text
 * @returns a box that scrolls when the text is long
 */
export function CodeBlock({ label, content }: CodeBlockProps): JSX.Element {
  const text = typeof content === "string" ? content : JSON.stringify(content, undefined, 2);
  return (
    <div class="text">
      <Copied text={text} label={label} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard */}
      <pre tabIndex={0} aria-label={label} role="group">
        <code>{text}</code>
      </pre>
    </div>
  );
}
