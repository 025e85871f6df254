import type { Fix } from "@error-contract/ruleset";
import { dump } from "js-yaml";
import type { Source } from "../document/syntax/source.ts";
import { type OverlayVersion, overlayOf } from "../edit/overlay.ts";

/**
 * Writes fixes as the text of an overlay.
 *
 * @param rounds - the fixes, in consecutive rounds
 * @param form - the version, the document that it extends, and whether it is JSON
 * @param entry - the entry document
 * @returns the text, and how many fixes an overlay cannot make because they are in other files. Without any action, the
 * text is `undefined`, because the specification demands at least one
 */
export function overlayText(
  rounds: readonly (readonly Fix[])[],
  { version, extended, json }: { readonly version: OverlayVersion; readonly extended: string; readonly json: boolean },
  { value, name }: Source,
): { readonly text: string | undefined; readonly unreached: number } {
  const within = rounds.map((fixes) => fixes.filter(({ edits }) => edits.every(({ file }) => file === "")));
  const overlay = overlayOf(within, { version, extended, title: `Fixes by error-contract for ${name}` }, value);
  const unreached = rounds.flat().length - within.flat().length;
  if (overlay.actions.length === 0) return { text: undefined, unreached };
  return {
    text: json
      ? `${JSON.stringify(overlay, undefined, 2)}\n`
      : dump(overlay, { noRefs: true, lineWidth: -1, quoteStyle: "double" }),
    unreached,
  };
}
