import { diffArrays, formatPatch, type StructuredPatchHunk } from "diff";
import { lineStart, nextLine } from "./lines.ts";
import { applySplices, type Splice } from "./splice.ts";

/** How many unchanged lines to show around a change. */
const CONTEXT = 3;

const NO_LINE_END = "\\ No newline at end of file";

/** Whole lines of the old text, and the splices in them. */
interface ChangedLines {
  readonly start: number;
  end: number;
  readonly splices: Splice[];
}

/**
 * Writes the changes to a file as a unified diff, which `git apply` and `patch -p1` accept. Only the changed lines are
 * compared, so that a large file costs no more than a small one.
 *
 * @param name - the file's path, relative to the folder in which the diff is to be applied
 * @param text - the old text
 * @param splices - the changes, in the order of the text
 * @returns the diff; empty if there are no changes
 */
export function unifiedDiff(name: string, text: string, splices: readonly Splice[]): string {
  const hunks = hunksOf(text, splices);
  if (hunks.length === 0) return "";
  const path = name.replaceAll("\\", "/");
  return formatPatch({
    oldFileName: `a/${path}`,
    newFileName: `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [...hunks],
  }).replace(/^=+\n/, "");
}

function hunksOf(text: string, splices: readonly Splice[]): readonly StructuredPatchHunk[] {
  let counted = 0;
  let line = 1;
  let grown = 0;
  return changedLines(text, splices).map(({ start, end, splices: own }) => {
    for (; counted < start; counted = nextLine(text, counted)) line++;
    const old = text.slice(start, end);
    const shifted = own.map((splice) => ({ ...splice, start: splice.start - start, end: splice.end - start }));
    const before = splitLines(old);
    const after = splitLines(applySplices(old, shifted));
    const hunk = {
      oldStart: line,
      oldLines: before.length,
      newStart: line + grown,
      newLines: after.length,
      lines: diffArrays(before, after).flatMap(({ added, removed, value }) =>
        value.flatMap((changed) => marked(added ? "+" : removed ? "-" : " ", changed)),
      ),
    };
    grown += after.length - before.length;
    return hunk;
  });
}

/** Groups the splices with the lines around them; groups whose lines meet become one. */
function changedLines(text: string, splices: readonly Splice[]): readonly ChangedLines[] {
  const groups: ChangedLines[] = [];
  for (const splice of splices) {
    let start = lineStart(text, splice.start);
    let end = nextLine(text, splice.end);
    for (let count = 0; count < CONTEXT && start > 0; count++) start = lineStart(text, start - 1);
    for (let count = 0; count < CONTEXT && end < text.length; count++) end = nextLine(text, end);
    const last = groups.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.splices.push(splice);
    } else groups.push({ start, end, splices: [splice] });
  }
  return groups;
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(sign: string, line: string): readonly string[] {
  return line.endsWith("\n") ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, NO_LINE_END];
}
