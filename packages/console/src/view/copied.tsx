import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

/** A text with a button that copies it. */
export interface CopiedProps {
  readonly text: string;
  /** The accessible name of the text: `request id`. */
  readonly label: string;
  readonly children?: ComponentChildren;
}

/** Milliseconds for which the button confirms the copy. */
const THANKS = 1500;

/**
 * A text with a button that copies it.
 *
 * @param props - the text
 * @returns the children, which show the text, and the button
 */
export function Copied({ text, label, children }: CopiedProps): JSX.Element {
  const [state, setState] = useState<"ready" | "done" | "failed">("ready");
  const copy = async (): Promise<void> => {
    setState(await put(text));
    setTimeout(() => setState("ready"), THANKS);
  };
  return (
    <span class="copied">
      {children}
      <button type="button" class="copy" aria-label={`Copy ${label}`} onClick={copy}>
        {{ ready: "Copy", done: "Copied", failed: "Select and copy" }[state]}
      </button>
      <span class="unseen" role="status">
        {state === "done" ? `Copied ${label}` : ""}
      </span>
    </span>
  );
}

/** Fails on pages without a secure context, which cannot use the clipboard. */
async function put(text: string): Promise<"done" | "failed"> {
  try {
    await navigator.clipboard.writeText(text);
    return "done";
  } catch {
    return "failed";
  }
}
