import { stripVTControlCharacters } from "node:util";
import type { Sink } from "../command-line/terminal.ts";
import { wrap } from "./wrap.ts";

/** What the page is written for. */
export type Screen = Pick<Sink, "style" | "columns">;

/** A page, as it is being written. */
export interface Page {
  readonly style: Screen["style"];
  readonly width: number;
}

/** A text with a label before it, its lines below each other: two spaces, the label, two spaces. */
export function hang(label: string, text: string, width: number, indent: number = visible(label)): readonly string[] {
  const margin = " ".repeat(indent + (indent > 0 ? 4 : 2));
  const before = label === "" ? margin.length : visible(label) + 4;
  const [first = "", ...others] = wrap(text, width - margin.length, width - before);
  return [label === "" ? `${margin}${first}` : `  ${label}  ${first}`, ...others.map((line) => `${margin}${line}`)];
}

/** The characters that show, without those that color them. */
function visible(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** One of several, in one line. */
export function first([name = "", ...others]: readonly string[], width: number): string {
  const more = others.length > 0 ? ` and ${others.length.toLocaleString("en-US")} more` : "";
  return `${cut(name, width - more.length)}${more}`;
}

/** A terminal shows no Markdown. */
export function unquote(text: string): string {
  return text.replaceAll("`", "");
}

/** A text, cut to a width. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
