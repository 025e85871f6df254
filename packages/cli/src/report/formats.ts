import { plain } from "../command-line/terminal.ts";
import { renderJson } from "./render-json.ts";
import { renderTerminal } from "./render-terminal.ts";
import type { Report } from "./report.ts";
import type { Screen } from "./terminal-lines.ts";

/** The formats of a report. */
export type ReportFormat = "text" | "html" | "markdown" | "json";

/** The format for each file extension, used if no format is given. */
export const byExtension: Readonly<Record<string, ReportFormat>> = {
  html: "html",
  htm: "html",
  md: "markdown",
  markdown: "markdown",
  json: "json",
};

/**
 * Writes a report. The HTML and Markdown renderers are loaded only if needed.
 *
 * @param report - the report
 * @param format - the format to write
 * @param screen - the terminal that it is for
 * @default screen - as for a file: 80 columns, no colors
 * @returns the text
 */
export async function render(
  report: Report,
  format: ReportFormat,
  screen: Screen = { style: plain, columns: 80 },
): Promise<string> {
  switch (format) {
    case "text":
      return renderTerminal(report, screen);
    case "json":
      return renderJson(report);
    case "html":
      return (await import("./render-html.ts")).renderHtml(report);
    case "markdown":
      return (await import("./render-markdown.ts")).renderMarkdown(report);
  }
}
