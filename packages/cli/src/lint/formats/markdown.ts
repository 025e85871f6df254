import { counted } from "../../text/counted.ts";
import type { LintResult, LocatedFinding } from "../finding.ts";
import { countByDocument } from "../summary.ts";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";
import { titles } from "./titles.ts";

/** How much fits into a pull request comment or a job summary. */
const MOST_FINDINGS = 200;
const MOST_FAULTS = 50;
const MOST_DOCUMENTS = 30;

/** Markdown for GitHub and GitLab. */
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
    ...perDocument({ findings, mended, summary }),
    ...sections,
    ...(cut ? [cut, ""] : []),
  ];
  return { text: lines.join("\n"), ...(cut && { cut }) };
};

function verdict({ summary }: LintResult): string {
  const { documents, skipped, findings, faults, known, mended } = summary;
  const parts = [
    documents > 1
      ? `${counted(documents, "document")} checked${skipped > 0 ? `, ${counted(skipped, "file")} skipped` : ""}.`
      : "",
    findings === 0 ? "No findings." : `**${counted(findings, "finding")}** (${counted(faults, "fault")}).`,
    known > 0 ? `${counted(known, "known fault")} not shown.` : "",
    mended > 0 ? `${counted(mended, "known fault")} fixed.` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** A table of the documents, if there are several: those with the most errors come first. */
function perDocument({ findings, summary }: LintResult): readonly string[] {
  if (summary.documents < 2 || findings.length === 0) return [];
  const rows = countByDocument(findings);
  const shown = rows
    .slice(0, MOST_DOCUMENTS)
    .map(({ document, errors, faults }) => `| \`${document.replaceAll("|", "\\|")}\` | ${errors} | ${faults} |`);
  const rest = rows.length - shown.length;
  const more = rest > 0 ? [`| and ${counted(rest, "more document")} | | |`] : [];
  return ["| document | errors | faults |", "|---|--:|--:|", ...shown, ...more, ""];
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
 * Escapes text for Markdown, so that a path template is not read as an HTML element, nor underscores as emphasis.
 *
 * @param text - any text
 * @returns the text as Markdown
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&");
}
