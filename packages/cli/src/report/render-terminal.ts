import { describeEvent, type EnvelopeReading } from "@error-contract/contract";
import { describe } from "../lint/formats/each-fault.ts";
import { counted } from "../text/counted.ts";
import { originOf } from "../text/origin-of.ts";
import type { Changes, Report } from "./report.ts";
import type { Part } from "./score.ts";
import { cut, first, hang, type Page, type Screen, unquote } from "./terminal-lines.ts";
import { matrix } from "./terminal-matrix.ts";
import { bumpInWords, gain, scoreChange, some } from "./wording.ts";
import { wrap } from "./wrap.ts";

const MOST = { actions: 6, codes: 20, contradictions: 8, changes: 8 } as const;

/**
 * Writes a report as a page for the terminal.
 *
 * @param report - the report
 * @param screen - its colors and width; lines stay within 100 characters however wide it is
 * @returns the text
 */
export function renderTerminal(report: Report, screen: Screen): string {
  const width = Math.max(50, Math.min(100, screen.columns));
  const page = { style: screen.style, width };
  const sections = [
    heading(report, page),
    report.score.parts.map((part) => bar(part, page)),
    ...(report.changes ? [changed(report.changes, page)] : []),
    todo(report, page),
    matrix(report.matrix, page),
    envelopes(report, page),
    codes(report, page),
    contradictions(report, page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function heading({ api, openapi, score, verdict }: Report, { style, width }: Page): readonly string[] {
  const points = `${score.points} of 100`;
  const title = [api.title, api.version].filter(Boolean).join(" ");
  const about = cut(`${title}, OpenAPI ${openapi}`, width - points.length - 2);
  const color = score.points >= 80 ? style.green : score.points >= 50 ? style.yellow : style.red;
  return [
    `${style.bold(about)}${" ".repeat(width - about.length - points.length)}${style.bold(color(points))}`,
    ...wrap(verdict, width),
  ];
}

function bar({ title, points, of, share }: Part, { style, width }: Page): string {
  const length = Math.min(30, width - 48);
  const full = Math.round(share * length);
  const rest = "░".repeat(Math.max(0, length - full));
  return `  ${title.padEnd(32)}${style.cyan("█".repeat(full))}${style.dim(rest)}  ${String(points).padStart(2)} of ${of}`;
}

function changed({ against, score, added, mended, events, bump }: Changes, page: Page): readonly string[] {
  const { style, width } = page;
  const line = (label: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : hang(`${label.padEnd(16)}`, some(names, MOST.changes), width);
  return [
    style.bold(`Since ${against}`),
    ...hang("score".padEnd(16), scoreChange(score), width),
    ...line(`${added.length} new`, added.map(describeFault)),
    ...line(`${mended.length} fixed`, mended.map(describeFault)),
    ...(events.length === 0 ? [] : hang("for callers".padEnd(16), bumpInWords(bump, events), width)),
    ...events
      .slice(0, MOST.changes)
      .flatMap(({ event }) => hang(`  ${event.verdict}`.padEnd(16), describeEvent(event).replaceAll("`", ""), width)),
    ...(events.length > MOST.changes
      ? [style.dim(`${" ".repeat(18)}and ${events.length - MOST.changes} more: error-contract diff shows them`)]
      : []),
  ];
}

function describeFault(fault: Changes["added"][number]): string {
  return `${describe(fault)} ${fault.rule}`;
}

function todo({ actions, score }: Report, page: Page): readonly string[] {
  const { style, width } = page;
  if (actions.length === 0) return score.points === 100 ? [style.green("Nothing to fix.")] : [];
  const rest = actions.slice(MOST.actions);
  return [
    style.bold("What to do first"),
    ...actions
      .slice(0, MOST.actions)
      .flatMap(({ points, problem, remedy, operations }) => [
        ...hang(style.green(gain(points).padStart(6)), unquote(problem), width, 6),
        ...hang("", unquote(remedy), width, 6).map((line) => style.dim(line)),
        style.dim(`${" ".repeat(10)}${first(operations, width - 10)}`),
      ]),
    ...(rest.length > 0
      ? [
          style.dim(
            `${gain(rest.reduce((sum, { points }) => sum + points, 0)).padStart(8)}  ${counted(rest.length, "more cause")}: -o report.html shows the rest`,
          ),
        ]
      : []),
  ];
}

function envelopes({ envelopes: found, noCodes }: Report, { style, width }: Page): readonly string[] {
  if (found.length === 0) return [style.bold("Envelopes"), ...noCodes.flatMap((why) => hang("", why, width, 0))];
  const pointers = found.flatMap(({ recognized }) => recognized.map(({ pointer }) => pointer.length));
  const longest = Math.min(24, Math.max(0, ...pointers));
  return [
    style.bold("Envelopes"),
    ...found.flatMap((envelope) => [
      ...hang(style.bold(envelope.name), usesOf(envelope), width, 0),
      ...[
        ...new Set(envelope.recognized.map(({ role, pointer, why }) => JSON.stringify([role, pointer, why]))),
      ].flatMap((one) => {
        const [role = "", pointer = "", why = ""]: readonly string[] = JSON.parse(one);
        return hang(`  ${role.padEnd(16)}  ${pointer.padEnd(longest)}`, why, width, 18);
      }),
    ]),
  ];
}

function codes({ codes: all, noCodes, envelopes: found }: Report, { style, width }: Page): readonly string[] {
  if (all.length === 0) {
    if (found.length === 0) return [];
    return [style.bold("Codes"), ...noCodes.flatMap((why) => hang("", why, width, 0))];
  }
  const shown = all.slice(0, MOST.codes);
  const long = Math.min(40, Math.max(...shown.map(({ code }) => String(code).length)));
  return [
    style.bold("Codes"),
    ...shown.map(
      ({ code, statuses, operations }) =>
        `  ${cut(String(code), long).padEnd(long)}  ${(statuses.join(", ") || "any status").padEnd(12)}  ${counted(operations.length, "operation")}`,
    ),
    ...(all.length > shown.length
      ? [style.dim(`  and ${all.length - shown.length} more: error-contract explain lists all`)]
      : []),
  ];
}

function contradictions({ contradictions: all, document }: Report, { style, width }: Page): readonly string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST.contradictions);
  return [
    style.bold(style.red("Contradictions")),
    ...shown.flatMap(({ file, line, column, message, rule }) => [
      `  ${style.cyan(`${file}:${line}:${column}`)}  ${style.dim(rule)}`,
      ...hang("", message, width - 2, 0).map((line) => `  ${line}`),
    ]),
    ...(all.length > shown.length
      ? [style.dim(`  and ${all.length - shown.length} more: error-contract lint ${document}`)]
      : []),
  ];
}

function usesOf(envelope: EnvelopeReading): string {
  const { uses, statuses, mediaTypes } = envelope;
  const origin = originOf(envelope);
  return `${counted(uses, "use")} (${some(statuses, 8)}), ${mediaTypes.join(", ")}${origin && `; ${origin}`}`;
}
