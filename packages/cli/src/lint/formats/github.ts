import type { Severity } from "@error-contract/ruleset";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warn: "warning", info: "notice" };

/** Workflow commands: GitHub Actions shows them as annotations, in the file. */
export const github: Format = ({ findings }) => ({
  text: findings
    .map(({ rule, severity, message, file, line, column, documentationUrl, faults }) => {
      const where = faults.length > 1 ? `\n${faults.map(describe).join("\n")}` : "";
      const properties = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
      return `::${commands[severity]} ${properties}::${data(`${message}${where}\n${documentationUrl}`)}\n`;
    })
    .join(""),
});

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
