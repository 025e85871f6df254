import type { Style } from "../../command-line/terminal.ts";
import { counted } from "../../text/counted.ts";
import type { LintResult, LocatedFinding, Summary } from "../finding.ts";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";
import { titles } from "./titles.ts";

/** How many faults of a finding to name. */
const MOST_FAULTS = 8;

/** Human-readable: contradictions, then gaps, then style; a block for each finding. */
export const pretty: Format = (result, style) => {
  const sections = titles.flatMap(([kind, title]) => {
    const here = result.findings.filter((finding) => finding.kind === kind);
    return here.length === 0
      ? []
      : [style.bold(title), "", ...here.flatMap((finding) => [...block(finding, style), ""])];
  });
  return { text: `${[...sections, ...closing(result, style)].join("\n")}\n` };
};

function block({ rule, severity, message, file, line, column, faults, known, excerpt }: LocatedFinding, style: Style) {
  const label = { error: style.red("error"), warn: style.yellow("warn "), info: style.blue("info ") }[severity];
  const names = faults.slice(0, MOST_FAULTS).map(describe);
  const rest = faults.length - names.length;
  return [
    `  ${label}  ${message}`,
    `         ${style.cyan(`${file}:${line}:${column}`)}  ${style.dim(rule)}`,
    ...excerpt.map((text) => style.dim(`       ${text}`)),
    ...(faults.length > 1 ? names.map((name) => `         - ${name}`) : []),
    ...(rest > 0 ? [`         - and ${rest} more`] : []),
    ...(known > 0 ? [style.dim(`         ${counted(known, "more known fault")} of this kind`)] : []),
  ];
}

function closing({ mended, summary }: LintResult, style: Style): readonly string[] {
  const lines = mended
    .slice(0, MOST_FAULTS)
    .map((fault) =>
      style.green(`  fixed  ${describe(fault)}  ${[fault.rule, fault.document].filter(Boolean).join("  ")}`),
    );
  const rest = mended.length - lines.length;
  if (rest > 0) lines.push(style.green(`  fixed  and ${rest} more`));
  if (mended.length > 0) lines.push("", "Use --update-baseline to remove them from the baseline.");
  return [...lines, sentence(summary, style)];
}

function sentence({ documents, skipped, findings, faults, byKind, known }: Summary, style: Style): string {
  const kept = [
    known > 0 ? `; ${counted(known, "known fault")} not shown` : "",
    skipped > 0
      ? `; ${counted(skipped, "file")} skipped (not ${skipped === 1 ? "a standalone document" : "standalone documents"})`
      : "",
  ].join("");
  if (findings === 0)
    return style.green(`No ${known > 0 ? "new " : ""}findings in ${counted(documents, "document")}${kept}.`);
  const kinds = [
    byKind.contradiction > 0 ? counted(byKind.contradiction, "contradiction") : "",
    byKind.gap > 0 ? counted(byKind.gap, "gap") : "",
    byKind.style > 0 ? counted(byKind.style, "style issue") : "",
  ].filter((kind) => kind !== "");
  const where = documents > 1 ? ` in ${counted(documents, "document")}` : "";
  return style.bold(
    `${counted(findings, "finding")} (${kinds.join(", ")}) with ${counted(faults, "fault")}${where}${kept}.`,
  );
}
