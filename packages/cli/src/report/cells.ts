import type { Cell, Group } from "./matrix.ts";

/** What a cell looks like in text, and what it says. */
export interface Look {
  readonly glyph: string;
  /** A word or two. */
  readonly word: string;
  /** A clause, for the legend. */
  readonly meaning: string;
}

/** Every cell that shows something, in the order of the legend. */
export const looks: Readonly<Record<Exclude<Cell, "none">, Look>> = {
  full: { glyph: "●", word: "described", meaning: "described, with the shared body and codes" },
  partial: {
    glyph: "◐",
    word: "partly described",
    meaning: "described in part: by some operations, or without the shared body or codes",
  },
  elsewhere: { glyph: "◌", word: "by a range", meaning: "expected, but described only by a range or default" },
  missing: { glyph: "○", word: "missing", meaning: "expected, but not described" },
  contradiction: { glyph: "✕", word: "contradicts", meaning: "contradicts itself or the document" },
};

/** A column of a group, summed up: what its operations say, and how many of those concerned describe the status. */
export interface Summary {
  readonly cell: Cell;
  /** Operations that describe the status itself, not only a range. */
  readonly described: number;
  /** Operations that describe the status, or should. */
  readonly of: number;
}

/**
 * Sums up a column of a group. A single contradiction makes it a contradiction; otherwise, cells that differ make it
 * partial.
 *
 * @param group - the group
 * @param column - the column's index
 * @returns the summary
 */
export function summarizeColumn({ rows }: Group, column: number): Summary {
  const concerned = rows.map(({ cells }) => cells[column] ?? "none").filter((cell) => cell !== "none");
  const described = concerned.filter((cell) => cell !== "missing" && cell !== "elsewhere").length;
  const kinds = new Set(concerned);
  const [only = "none"] = concerned;
  return {
    cell: kinds.has("contradiction") ? "contradiction" : kinds.size > 1 ? "partial" : only,
    described,
    of: concerned.length,
  };
}
