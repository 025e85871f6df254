import { closeSync, openSync, readSync } from "node:fs";
import type { Style } from "../command-line/terminal.ts";
import type { FixedDocument, FixedFile } from "../edit/fix-document.ts";
import { unifiedDiff } from "../edit/unified-diff.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Writes the changes that fixes make as a unified diff of all files.
 *
 * @param fixed - the document after its fixes
 * @param style - colors, for a terminal
 * @returns the diff; empty if there are no changes
 */
export function diffOf({ files }: FixedDocument, style: Style): string {
  const diff = files.map(diffOfFile).join("");
  if (style.red("") === "" && style.red("x") === "x") return diff;
  return diff.replace(/^.*$/gm, (line) => {
    if (/^(---|\+\+\+) /.test(line)) return style.bold(line);
    if (line.startsWith("@@")) return style.cyan(line);
    if (line.startsWith("+")) return style.green(line);
    return line.startsWith("-") ? style.red(line) : line;
  });
}

/** A byte order mark belongs to the first line of the file on disk, but not to the parsed text. */
function diffOfFile({ source: { name, address, text }, splices }: FixedFile): string {
  if (!beginsWithMark(address)) return unifiedDiff(name, text, splices);
  const shifted = splices.map(({ start, end, ...splice }) => ({ ...splice, start: start + 1, end: end + 1 }));
  return unifiedDiff(name, `${BYTE_ORDER_MARK}${text}`, shifted);
}

function beginsWithMark(address: string): boolean {
  try {
    const file = openSync(address, "r");
    const bytes = Buffer.alloc(3);
    readSync(file, bytes, 0, 3, 0);
    closeSync(file);
    return bytes.toString("utf8") === BYTE_ORDER_MARK;
  } catch {
    return false; // standard input, a commit, a server
  }
}
