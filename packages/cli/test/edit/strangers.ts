import type { Edit } from "@error-contract/ruleset";
import { isFirstInLine, lineStart, nextLine } from "../../src/edit/lines.ts";
import { locate, reach } from "../../src/edit/locate.ts";
import { membersOf } from "../../src/edit/members.ts";
import type { Editable, SourceNode } from "../../src/edit/nodes.ts";

/**
 * The lines that are gone although no edit names them. What an edit names is worked out here from the values' places alone:
 * a value with its key, and for an addition inside brackets the sibling that gets a comma.
 *
 * @param source - the file before the edits
 * @param edits - the edits
 * @param text - the file after the edits
 * @returns the lines that should be there, in order, and are not
 */
export function strangers(source: Editable, edits: readonly Edit[], text: string): readonly string[] {
  const named = [...edits.flatMap((edit) => spansOf(source, edit)), ...emptied(source, edits)];
  const expected: string[] = [];
  for (let start = 0; start < source.text.length; start = nextLine(source.text, start)) {
    const end = nextLine(source.text, start);
    if (!named.some((span) => lineStart(source.text, span.start) < end && span.end >= start)) {
      expected.push(source.text.slice(start, end).trimEnd());
    }
  }
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  let at = 0;
  return expected.filter((line) => {
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(source: Editable, edit: Edit): readonly Span[] {
  if (edit.kind === "add") return spansOfAddition(reach(source, edit.keys).found.node);
  const { node, owner } = locate(source, edit.keys);
  const start = owner?.kind === "entry" ? owner.entry.key.outerStart : (owner?.item.start ?? node.outerStart);
  const named = { start, end: node.end };
  if (edit.kind === "rename") return [named];
  if (edit.kind === "replace") return [named, ...below(source, named)];
  const holder = owner?.kind === "entry" ? owner.map : owner?.list;
  // The comma before the last member goes with it; a comment that is indented deeper belongs to what is removed.
  const members = holder ? membersOf(holder) : [];
  const index = members.findIndex((member) => member.start === start);
  const before = members[index - 1];
  const next = isFirstInLine(source.text, start) ? undefined : members[index + 1]; // it goes to the dash
  const removed = [
    named,
    ...(holder?.flow && before ? [{ start: before.end, end: node.end }] : []),
    ...below(source, named),
    ...(next ? [{ start: next.start, end: next.start }] : []),
  ];
  return edit.kind === "remove" ? removed : [...removed, ...spansOfAddition(reach(source, edit.to).found.node)];
}

/** A collection that loses all its members is written as `{}` or `[]` behind its key. */
function emptied(source: Editable, edits: readonly Edit[]): readonly Span[] {
  const paths = edits.flatMap((edit) =>
    edit.kind === "remove" || edit.kind === "move" ? [edit.keys.slice(0, -1)] : [],
  );
  return paths.flatMap((path) => {
    const { node, owner } = locate(source, path);
    const taken = paths.filter((other) => JSON.stringify(other) === JSON.stringify(path)).length;
    if ((node.kind !== "map" && node.kind !== "list") || membersOf(node).length > taken) return [];
    const named = { start: owner?.kind === "entry" ? owner.entry.key.start : node.start, end: node.end };
    return [named, ...below(source, named)];
  });
}

function below({ text }: Editable, { start, end }: Span): readonly Span[] {
  const column = start - lineStart(text, start);
  const spans: Span[] = [];
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const comment = /^( *)#/.exec(text.slice(line, nextLine(text, line)))?.[1];
    if (comment === undefined || comment.length <= column) break;
    spans.push({ start: line, end: line });
  }
  return spans;
}

/** What an addition to a collection touches: nothing in a block, the last member in brackets, all of an empty one. */
function spansOfAddition(node: SourceNode): readonly Span[] {
  if (node.kind === "map" || node.kind === "list") {
    const members = membersOf(node);
    if (members.length > 0) return node.flow ? members.map(({ end }) => ({ start: end, end })) : [];
  }
  return [{ start: node.outerStart, end: node.end }];
}
