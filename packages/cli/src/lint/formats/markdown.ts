import type { LintResult, LocatedFinding } from "../finding.ts";
import { counted } from "../summary.ts";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";
import { titles } from "./titles.ts";

/** A pull request's comment, or a job's summary, has room for so much. */
const MOST_FINDINGS = 200;
const MOST_FAULTS = 50;

/** Markdown as GitHub and GitLab show it. */
export const markdown: Format = ({ findings, mended, summary }) => {
  const kept = findings.slice(0, MOST_FINDINGS);
  const sections = titles.flatMap(([kind, title]) => {
    const here = kept.filter((finding) => finding.kind === kind);
    return here.length === 0 ? [] : [`### ${title}`, "", ...here.map(item), ""];
  });
  const rest = findings.length - kept.length;
  const cut = rest > 0 ? `${counted(rest, "more finding")} not shown.` : undefined;
  const lines = [
    "## Error contract",
    "",
    verdict({ findings, mended, summary }),
    "",
    ...sections,
    ...(cut ? [cut, ""] : []),
  ];
  return { text: lines.join("\n"), ...(cut && { cut }) };
};

function verdict({ summary }: LintResult): string {
  const { findings, faults, known, mended } = summary;
  const parts = [
    findings === 0 ? "No findings." : `**${counted(findings, "finding")}** (${counted(faults, "fault")}).`,
    known > 0 ? `${counted(known, "known fault")} not shown.` : "",
    mended > 0 ? `${counted(mended, "known fault")} mended.` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function item({ rule, severity, message, file, line, faults, documentationUrl }: LocatedFinding): string {
  const head = `- **${severity}** ${escapeMarkdown(message)} [${rule}](${documentationUrl}) \`${file}:${line}\``;
  if (faults.length < 2) return head;
  const shown = faults.slice(0, MOST_FAULTS).map((fault) => `\`${describe(fault)}\``);
  const rest = faults.length - shown.length;
  const list = [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
  return `${head}\n  <details><summary>${counted(faults.length, "fault")}</summary>\n\n  ${list}\n  </details>`;
}

/**
 * Writes text into Markdown: a path template is no HTML element, a name with underscores is not emphasized.
 *
 * @param text - any text
 * @returns it as Markdown
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&");
}
