import type { Style } from "../command-line/terminal.ts";
import { counted } from "../text/counted.ts";
import type { Outcome } from "./outcome.ts";

/** Up to this many expected codes are listed; of more, only the number. */
const MOST_CODES = 2;

/**
 * Writes the outcomes for people: a table by operation and code, and then the failures.
 *
 * @param outcomes - the outcomes, in the order of the tests
 * @param style - colors
 * @returns lines
 */
export function printOutcomes(outcomes: readonly Outcome[], style: Style): string {
  const failed = outcomes.filter(({ passed }) => !passed);
  const lines = [...tableOf(outcomes, style), ""];
  for (const { target, wrong, expected, got, problems } of failed) {
    const came = got ? [got.status, got.code].filter((part) => part !== null).join(" ") : "no response";
    lines.push(`${style.red("✗")} ${style.bold(target)} with ${wrong}`);
    lines.push(`  expected ${promise(expected)}, got ${came}`);
    for (const problem of problems) lines.push(style.dim(`  ${problem}`));
  }
  if (failed.length > 0) lines.push("");
  lines.push(`${outcomes.length - failed.length} of ${counted(outcomes.length, "test")} passed.`, "");
  return lines.join("\n");
}

function tableOf(outcomes: readonly Outcome[], style: Style): readonly string[] {
  const rows = new Map<string, { readonly target: string; readonly code: string; passed: number; all: number }>();
  for (const { target, expected, passed } of outcomes) {
    const code = promise(expected);
    const row = rows.get(`${target} ${code}`) ?? { target, code, passed: 0, all: 0 };
    rows.set(`${target} ${code}`, { ...row, passed: row.passed + (passed ? 1 : 0), all: row.all + 1 });
  }
  const cells = [...rows.values()];
  const width = Math.max(...cells.map(({ target }) => target.length));
  const codeWidth = Math.max(...cells.map(({ code }) => code.length));
  return cells.map(({ target, code, passed, all }, index) => {
    const isSame = cells[index - 1]?.target === target;
    const mark = passed === all ? style.green("✓") : style.red("✗");
    return `${mark} ${(isSame ? "" : target).padEnd(width)}  ${code.padEnd(codeWidth)}  ${passed} of ${all}`;
  });
}

function promise({ statuses, codes }: Outcome["expected"]): string {
  const status = statuses.length > 0 ? statuses.join(" or ") : "4XX";
  if (codes.length === 0) return status;
  return `${status} ${codes.length > MOST_CODES ? `one of ${codes.length} codes` : codes.join(" or ")}`;
}
