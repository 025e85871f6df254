import type { Severity } from "@error-contract/ruleset";
import { workflowCommand } from "../../text/workflow-command.ts";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";

const commands = { error: "error", warn: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/** Workflow commands, which GitHub Actions shows as annotations of the file. */
export const github: Format = ({ findings }) => ({
  text: findings
    .map(({ rule, severity, message, file, line, column, documentationUrl, faults }) => {
      const where = faults.length > 1 ? `\n${faults.map(describe).join("\n")}` : "";
      const properties = { file, line, col: column, title: rule };
      return workflowCommand(commands[severity], properties, `${message}${where}\n${documentationUrl}`);
    })
    .join(""),
});
