import { diffArrays, formatPatch, type StructuredPatchHunk } from "diff";
import { lineStart, nextLine } from "./lines.ts";
import { applySplices, type Splice } from "./splice.ts";

/** Unchanged lines that are shown around a change. */
const CONTEXT = 3;

const NO_LINE_END = "\\ No newline at end of file";

/** Lines that are replaced, and by what; each line with its line break. */
interface ChangedLines {
  readonly start: number;
  readonly end: number;
  readonly after: readonly string[];
}

/**
 * Writes the changes of a file as a unified diff, which `git apply` and `patch -p1` accept. Only the changed lines are compared,
 * so that a large file costs no more than a small one.
 *
 * @param name - the file's path, from the folder in which the diff is to be applied
 * @param text - the old text
 * @param splices - what is changed, in the order of the text
 * @returns the diff; empty without changes
 */
export function unifiedDiff(name: string, text: string, splices: readonly Splice[]): string {
  const lines = splitLines(text);
  const hunks = hunksOf(lines, changedLines(text, splices));
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

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The splices as whole lines; those that meet in a line are one. */
function changedLines(text: string, splices: readonly Splice[]): readonly ChangedLines[] {
  const groups: { start: number; end: number; splices: Splice[] }[] = [];
  for (const splice of splices) {
    const start = lineStart(text, splice.start);
    const end = nextLine(text, splice.end);
    const last = groups.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.splices.push(splice);
    } else groups.push({ start, end, splices: [splice] });
  }
  let counted = 0;
  let line = 0;
  const lineOf = (offset: number): number => {
    for (; counted < offset; counted = nextLine(text, counted)) line++;
    return line;
  };
  return groups.map(({ start, end, splices: own }) => {
    const shifted = own.map((splice) => ({ ...splice, start: splice.start - start, end: splice.end - start }));
    const after = splitLines(applySplices(text.slice(start, end), shifted));
    const first = lineOf(start);
    return { start: first, end: lineOf(end), after };
  });
}

function hunksOf(lines: readonly string[], changes: readonly ChangedLines[]): readonly StructuredPatchHunk[] {
  const hunks: { start: number; end: number; changes: ChangedLines[] }[] = [];
  for (const change of changes) {
    const start = Math.max(0, change.start - CONTEXT);
    const end = Math.min(lines.length, change.end + CONTEXT);
    const last = hunks.at(-1);
    if (last && start <= last.end) {
      last.end = end;
      last.changes.push(change);
    } else hunks.push({ start, end, changes: [change] });
  }
  let grown = 0;
  return hunks.map(({ start, end, changes: own }) => {
    const after = applyChanges(lines, start, end, own);
    const before = lines.slice(start, end);
    const hunk = {
      oldStart: start + 1,
      oldLines: before.length,
      newStart: start + grown + 1,
      newLines: after.length,
      lines: diffArrays(before, after).flatMap(({ added, removed, value }) =>
        value.flatMap((line) => marked(added ? "+" : removed ? "-" : " ", line)),
      ),
    };
    grown += after.length - before.length;
    return hunk;
  });
}

function applyChanges(
  lines: readonly string[],
  start: number,
  end: number,
  changes: readonly ChangedLines[],
): string[] {
  const after: string[] = [];
  let at = start;
  for (const change of changes) {
    after.push(...lines.slice(at, change.start), ...change.after);
    at = change.end;
  }
  return [...after, ...lines.slice(at, end)];
}

function marked(sign: string, line: string): readonly string[] {
  return line.endsWith("\n") ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, NO_LINE_END];
}
