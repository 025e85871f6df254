import { stripVTControlCharacters } from "node:util";
import type { Sink } from "../command-line/terminal.ts";
import { wrap } from "./wrap.ts";

/** The screen that a page is written for. */
export type Screen = Pick<Sink, "style" | "columns">;

/** The colors and the width of a page. */
export interface Page {
  readonly style: Screen["style"];
  readonly width: number;
}

/** A text with a hanging indent: two spaces, the label, two spaces, and the lines of the text below each other. */
export function hang(label: string, text: string, width: number, indent: number = visible(label)): readonly string[] {
  const margin = " ".repeat(indent + (indent > 0 ? 4 : 2));
  const before = label === "" ? margin.length : visible(label) + 4;
  const [first = "", ...others] = wrap(text, width - margin.length, width - before);
  return [label === "" ? `${margin}${first}` : `  ${label}  ${first}`, ...others.map((line) => `${margin}${line}`)];
}

/** The number of visible characters, without color codes. */
function visible(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** The first of several names, and the number of the others, on one line. */
export function first([name = "", ...others]: readonly string[], width: number): string {
  const more = others.length > 0 ? ` and ${others.length.toLocaleString("en-US")} more` : "";
  return `${cut(name, width - more.length)}${more}`;
}

/** Removes backticks, because a terminal shows no Markdown. */
export function unquote(text: string): string {
  return text.replaceAll("`", "");
}

/** A text, cut to a width. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
