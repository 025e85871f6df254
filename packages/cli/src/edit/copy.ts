import type { Path } from "@error-contract/contract";
import { blockEnd, columnOf, isFirstInLine, lineStart } from "./lines.ts";
import { locate } from "./locate.ts";
import type { Editable, SourceNode } from "./nodes.ts";
import type { Style } from "./style.ts";

/** What follows a key: text on its line, and the lines below it. */
export interface Written {
  readonly head: string;
  readonly lines: readonly string[];
}

/**
 * Copies the lines of a value for another key, with their comments and style.
 *
 * @param source - the file
 * @param from - the path of the value
 * @param column - the column of the new key
 * @param style - the style at the new place
 * @returns what follows the new key, or `undefined` if the text cannot be moved unchanged
 */
export function copiedLines(source: Editable, from: Path, column: number, style: Style): Written | undefined {
  const { text } = source;
  const { node } = locate(source, from);
  if (hasReferences(node)) return undefined;
  const isBlock = (node.kind === "map" || node.kind === "list") && !node.flow;
  if (!isBlock) {
    const written = text.slice(node.outerStart, node.end);
    return /\n/.test(written) || written === "" ? undefined : { head: written, lines: [] };
  }
  if (!isFirstInLine(text, node.start) || node.outerStart !== node.start) return undefined;
  const margin = columnOf(text, node.start);
  const lines = text.slice(lineStart(text, node.start), blockEnd(text, node.end, margin - 1)).split(/\r?\n/);
  if (lines.some((line) => line.trim() !== "" && !line.startsWith(" ".repeat(margin)))) return undefined;
  const deeper = node.kind === "list" && style.flushLists ? column : column + style.indent.length;
  return {
    head: "",
    lines: lines.map((line) =>
      line.trim() === "" ? line.slice(margin) : `${" ".repeat(deeper)}${line.slice(margin)}`,
    ),
  };
}

/** Anchors and aliases depend on the text before them, so a value that has any is written anew instead of copied. */
function hasReferences(node: SourceNode): boolean {
  if (node.kind === "alias" || node.anchor !== undefined) return true;
  if (node.kind === "map") return node.entries.some(({ key, value }) => hasReferences(key) || hasReferences(value));
  return node.kind === "list" && node.items.some(({ value }) => hasReferences(value));
}
