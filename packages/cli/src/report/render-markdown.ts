import { describeEvent, type EnvelopeReading } from "@error-contract/contract";
import { describe } from "../lint/formats/each-fault.ts";
import { escapeMarkdown } from "../lint/formats/markdown.ts";
import { counted } from "../text/counted.ts";
import { originOf } from "../text/origin-of.ts";
import { looks, summarizeColumn } from "./cells.ts";
import type { Matrix } from "./matrix.ts";
import type { Changes, Report } from "./report.ts";
import { bumpInWords, gain, scoreChange, some } from "./wording.ts";

/** How many items fit into a pull request comment or a job summary. */
const MOST = { actions: 10, rows: 60, codes: 60, contradictions: 25, changes: 50 } as const;

/**
 * Writes a report as Markdown for GitHub and GitLab.
 *
 * @param report - the report
 * @returns the text
 */
export function renderMarkdown(report: Report): string {
  const { api, score, verdict } = report;
  const title = [api.title, api.version].filter(Boolean).join(" ");
  return `${[
    `# Errors of ${escapeMarkdown(title)}: ${score.points} of 100`,
    escapeMarkdown(verdict),
    table(
      ["Part", "Points"],
      score.parts.map(({ title, points, of }) => [title, `${points} of ${of}`]),
    ),
    ...(report.changes ? changes(report.changes) : []),
    ...todo(report),
    ...matrix(report.matrix),
    ...envelopes(report),
    ...codes(report),
    ...contradictions(report),
  ].join("\n\n")}\n`;
}

function changes({ against, score, added, mended, events, bump }: Changes): readonly string[] {
  const faults = (title: string, all: Changes["added"]): readonly string[] =>
    all.length === 0
      ? []
      : [
          `${title}:`,
          list(
            all.map((fault) => `${code(describe(fault))} ${fault.rule}`),
            MOST.changes,
          ),
        ];
  return [
    `## Since ${escapeMarkdown(against)}`,
    `The score ${scoreChange(score)}; ${counted(added.length, "new fault")}, ${mended.length} fixed.`,
    ...faults("New", added),
    ...faults("Fixed", mended),
    ...(events.length === 0
      ? []
      : [
          `What callers notice: ${bumpInWords(bump, events)}:`,
          list(
            events.map(
              ({ event, file, line }) => `**${event.verdict}** ${describeEvent(event)} ${code(`${file}:${line}`)}`,
            ),
            MOST.changes,
          ),
        ]),
  ];
}

function todo({ actions }: Report): readonly string[] {
  if (actions.length === 0) return [];
  const rows = actions
    .slice(0, MOST.actions)
    .map(({ points, problem, remedy, operations }) => [
      gain(points).replace("<", "&lt;"),
      `${problem}. ${remedy}`.replaceAll("|", "\\|"),
      some(operations.map(code), 2),
    ]);
  return ["## What to do first", table(["Gain", "What", "Where"], rows)];
}

function matrix({ columns, groups }: Matrix): readonly string[] {
  const operations = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (operations === 0) return [];
  const glyph = (cell: Matrix["groups"][number]["rows"][number]["cells"][number]): string =>
    cell === "none" ? "" : looks[cell].glyph;
  const each = operations <= MOST.rows;
  const rows = each
    ? groups.flatMap(({ rows }) =>
        rows.map(({ method, path, cells }) => [code(`${method} ${path}`), ...cells.map(glyph)]),
      )
    : [...groups]
        .sort((a, b) => b.rows.length - a.rows.length)
        .map((group) => [
          `${code(group.name)} (${group.rows.length})`,
          ...columns.map((_, column) => {
            const { cell, described, of } = summarizeColumn(group, column);
            return cell === "none" ? "" : `${glyph(cell)} ${described}/${of}`;
          }),
        ]);
  const rest = rows.length - MOST.rows;
  return [
    "## Operations and statuses",
    table([each ? "Operation" : "Resource", ...columns], rows.slice(0, MOST.rows)),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
    Object.values(looks)
      .map(({ glyph, meaning }) => `${glyph} ${meaning}`)
      .join("; "),
  ];
}

function envelopes({ envelopes: found, noCodes }: Report): readonly string[] {
  if (found.length === 0) return ["## Envelopes", ...noCodes.map(escapeMarkdown)];
  return [
    "## Envelopes",
    ...found.flatMap((envelope) => [
      usesOf(envelope),
      ...(envelope.recognized.length === 0
        ? []
        : [
            list(
              [
                ...new Set(
                  envelope.recognized.map(
                    ({ role, pointer, why }) => `${role}: ${code(pointer || "the body")}. ${escapeMarkdown(why)}`,
                  ),
                ),
              ],
              20,
            ),
          ]),
    ]),
  ];
}

function codes({ codes: all, noCodes, envelopes: found }: Report): readonly string[] {
  if (all.length === 0) return found.length === 0 ? [] : ["## Codes", ...noCodes.map(escapeMarkdown)];
  const rows = all
    .slice(0, MOST.codes)
    .map((entry) => [
      code(String(entry.code)),
      entry.statuses.join(", ") || "any",
      entry.operations.length <= 2
        ? entry.operations.map(code).join(", ")
        : counted(entry.operations.length, "operation"),
    ]);
  const rest = all.length - rows.length;
  return ["## Codes", table(["Code", "Status", "Operations"], rows), ...(rest > 0 ? [`And ${rest} more.`] : [])];
}

function contradictions({ contradictions: all }: Report): readonly string[] {
  if (all.length === 0) return [];
  return [
    "## Contradictions",
    list(
      all.map(
        ({ message, rule, documentationUrl, file, line }) =>
          `${escapeMarkdown(message)} [${rule}](${documentationUrl}) ${code(`${file}:${line}`)}`,
      ),
      MOST.contradictions,
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function list(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return [...items.slice(0, most).map((item) => `- ${item}`), ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}

/** A code span, which is also safe in a table cell. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function usesOf(envelope: EnvelopeReading): string {
  const { name, uses, statuses, mediaTypes } = envelope;
  const origin = escapeMarkdown(originOf(envelope));
  return `**${escapeMarkdown(name)}**: ${counted(uses, "use")} under ${some(statuses, 10)}, as ${mediaTypes.map(code).join(", ")}${origin && `; ${origin}`}.`;
}
