/**
 * Writes a workflow command, which GitHub Actions shows as an annotation of a file.
 *
 * @param command - its severity
 * @param properties - where to show it, and with which title
 * @param message - the text, which may have several lines
 * @returns the line, with its line break
 * @example
 * workflowCommand("error", { file: "a.yaml", line: 3 }, "No."); // "::error file=a.yaml,line=3::No.\n"
 */
export function workflowCommand(
  command: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${command} ${list.join(",")}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
