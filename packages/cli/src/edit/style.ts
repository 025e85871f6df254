import { columnOf, indentationOf, isFirstInLine } from "./lines.ts";
import type { Editable, ScalarStyle, SourceMap, SourceNode } from "./nodes.ts";

/** How a key is written. */
type KeyStyle = "plain" | "single" | "double";

/** The style of a text, for writing new lines in it. */
export interface Style {
  readonly newline: "\n" | "\r\n";
  /** One step of indentation: spaces, or a tab in JSON. */
  readonly indent: string;
  /** Whether the dash of a list stands under the first letter of its key, and not deeper. */
  readonly flushLists: boolean;
  readonly quote: "single" | "double";
  /** How keys that are numbers are written, and keys such as `4XX`. */
  readonly statusKeys: KeyStyle;
  readonly rangeKeys: KeyStyle;
  /** How the text of a `$ref` is written. */
  readonly references: KeyStyle;
  /** Whether flow collections have blanks inside their brackets. */
  readonly padded: boolean;
}

/** Gives the style at a collection. */
export type StyleReader = (place: SourceNode) => Style;

type Habits = { readonly [Habit in keyof Style]?: Style[Habit] | undefined };

/** The number of values from which the style of a large file is inferred. */
const LOOKED_AT = { file: 5000, place: 200 };

/**
 * Reads the style of a file, and of a place in it: what the place itself shows counts more than the rest of the file.
 *
 * @param source - the file
 * @returns a function that gives the style at a collection
 */
export function styleReader(source: Editable): StyleReader {
  const everywhere = habitsOf(source, source.root, LOOKED_AT.file);
  const defaults: Style = {
    newline: /\r?\n/.exec(source.text)?.[0] === "\r\n" ? "\r\n" : "\n",
    indent: "  ",
    flushLists: false,
    quote: "double",
    statusKeys: everywhere.quote ?? "double",
    rangeKeys: "plain",
    references: "plain",
    padded: true,
  };
  return (place) => ({ ...defaults, ...defined(everywhere), ...defined(habitsOf(source, place, LOOKED_AT.place)) });
}

function defined(habits: Habits): Partial<Style> {
  return Object.fromEntries(Object.entries(habits).filter(([, habit]) => habit !== undefined));
}

function habitsOf(source: Editable, place: SourceNode, most: number): Habits {
  const { text } = source;
  const found: { -readonly [Habit in keyof Habits]: Habits[Habit] } = {};
  const queue: SourceNode[] = [place];
  // JSON leaves no other choices, and its values are read lazily.
  const isSettled = (): boolean => source.language === "json" && found.indent !== undefined;
  for (let index = 0; index < queue.length && index < most && !isSettled(); index++) {
    const node = queue[index];
    if (node?.kind === "scalar") found.quote ??= quoteOf(node.style);
    if (node?.kind === "list") for (const item of node.items) queue.push(item.value);
    if (node?.kind !== "map") continue;
    if (node.flow && node.entries.length > 0) {
      found.padded ??= /^[{]\s/.test(text.slice(node.start, node.start + 2));
    }
    found.indent ??= stepInto(source, node);
    for (const { name, key, value } of node.entries) {
      if (key.kind === "scalar" && name !== undefined) {
        if (/^\d+$/.test(name)) found.statusKeys ??= keyStyle(key.style);
        else if (/^\dXX$/i.test(name)) found.rangeKeys ??= keyStyle(key.style);
      }
      if (value.kind === "list" && !value.flow && !node.flow && value.items.length > 0) {
        found.flushLists ??= columnOf(text, value.start) === columnOf(text, key.outerStart);
      }
      if (name === "$ref" && value.kind === "scalar") found.references ??= keyStyle(value.style);
      queue.push(value);
    }
  }
  return found;
}

/** How much deeper than a map's own keys those of the maps inside it are. */
function stepInto({ text }: Editable, { flow, entries }: SourceMap): string | undefined {
  for (const { key, value } of entries) {
    const child = value.kind === "map" && value.flow === flow ? value.entries[0]?.key : undefined;
    if (!child || !isFirstInLine(text, child.outerStart)) continue;
    const inner = indentationOf(text, child.outerStart);
    const column = columnOf(text, key.outerStart);
    const outer = flow ? indentationOf(text, key.outerStart) : " ".repeat(column);
    if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  }
  return undefined;
}

function quoteOf(style: ScalarStyle): "single" | "double" | undefined {
  return style === "single" || style === "double" ? style : undefined;
}

function keyStyle(style: ScalarStyle): KeyStyle | undefined {
  return style === "plain" ? "plain" : quoteOf(style);
}
