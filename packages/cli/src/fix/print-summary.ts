import type { Sink } from "../command-line/terminal.ts";
import { type FixedDocument, groupUnfixed } from "../edit/fix-document.ts";
import { counted } from "../text/counted.ts";

const MOST_NAMED = 3;

/**
 * Prints what was fixed, and what was not, with the reason.
 *
 * @param fixed - the document after its fixes
 * @param about - whether the files were written, and how many fixes an overlay cannot make
 * @param sink - where to print it
 */
export function printSummary(
  { files, rounds, unfixed }: FixedDocument,
  { written, unreached }: { readonly written: boolean; readonly unreached: number },
  { write, style }: Sink,
): void {
  const fixed = rounds.flat().length - unreached;
  const lines = [
    fixed === 0
      ? "Nothing to fix."
      : `${written ? "Fixed" : "Can fix"} ${counted(fixed, "fault")} in ${counted(files.length, "file")}.`,
  ];
  if (unreached > 0) {
    lines.push(
      `${counted(unreached, "fix", "fixes")} left out: an overlay changes only the entry document, not the files it refers to. Use --write, or bundle the document and fix the bundle.`,
    );
  }
  const groups = groupUnfixed(unfixed);
  if (groups.length > 0) lines.push("", `${counted(unfixed.length, "fault")} to fix by hand:`);
  for (const { rule, reason, faults } of groups) {
    const named = faults
      .slice(0, MOST_NAMED)
      .map(({ operation, status }) => `${operation} ${status === "*" ? "" : status}`.trim());
    const more = faults.length > MOST_NAMED ? `, and ${faults.length - MOST_NAMED} more` : "";
    lines.push(`  ${style.bold(rule)}: ${reason}`, `    ${style.dim(`${named.join(", ")}${more}`)}`);
  }
  write(`${lines.join("\n")}\n`);
}
