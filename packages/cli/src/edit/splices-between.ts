import { diffArrays } from "diff";
import type { Splice } from "./splice.ts";

/**
 * The changes from one text to another, line by line.
 *
 * @param before - the old text
 * @param after - the new text
 * @returns the splices, in the order of the text
 */
export function splicesBetween(before: string, after: string): readonly Splice[] {
  const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const splices: Splice[] = [];
  let at = 0;
  let pending: Splice | undefined;
  for (const { added, removed, value } of diffArrays(lines(before), lines(after))) {
    const text = value.join("");
    if (added) pending = { start: pending?.start ?? at, end: at, text };
    else if (removed) {
      pending = { start: at, end: at + text.length, text: pending?.text ?? "" };
      at += text.length;
    } else {
      if (pending) splices.push(pending);
      pending = undefined;
      at += text.length;
    }
  }
  return pending ? [...splices, pending] : splices;
}
