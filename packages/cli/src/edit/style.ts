import { columnOf, indentationOf, isFirstInLine } from "./lines.ts";
import type { Editable, ScalarStyle, SourceMap, SourceNode } from "./nodes.ts";

/** How a key is written. */
type KeyStyle = "plain" | "single" | "double";

/** The style of a text, for writing new lines in it. */
export interface Style {
  readonly newline: "\n" | "\r\n";
  /** One step of indentation: spaces, or a tab in JSON. */
  readonly indent: string;
  /** Whether the dashes of a list are aligned with its key, rather than indented. */
  readonly flushLists: boolean;
  readonly quote: "single" | "double";
  /** How numeric keys are written. */
  readonly statusKeys: KeyStyle;
  /** How keys such as `4XX` are written. */
  readonly rangeKeys: KeyStyle;
  /** How the text of a `$ref` is written. */
  readonly references: KeyStyle;
  /** Whether flow collections have spaces inside their brackets. */
  readonly padded: boolean;
}

/** Returns the style at a collection. */
export type StyleReader = (place: SourceNode) => Style;

type Habits = { readonly [Habit in keyof Style]?: Style[Habit] | undefined };

/** The most values to look at when inferring the style of a file, and of one place in it. */
const LOOKED_AT = { file: 5000, place: 200 };

/**
 * Reads the style of a file, and of places in it. The style at a place takes precedence over that of the rest of the
 * file.
 *
 * @param source - the file
 * @returns a function that returns the style at a collection
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
  // JSON has no other habits to look for, and its values are read lazily.
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

/** The additional indentation of the keys of nested maps. */
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
