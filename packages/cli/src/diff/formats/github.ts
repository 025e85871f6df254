import { describeEvent, reaches } from "@error-contract/contract";
import { workflowCommand } from "../../text/workflow-command.ts";
import type { Format } from "./format.ts";
import { firstOperations } from "./words.ts";

const MOST_OPERATIONS = 20;

/** Workflow commands, which GitHub Actions shows as annotations, in the file if it is part of the checkout. */
export const github: Format = ({ events, bump, failOn }) => {
  const lines = events.map(({ event, file, line, column }) => {
    const fails = failOn !== "none" && reaches(event.verdict, failOn);
    const command = fails ? "error" : event.verdict === "major" ? "warning" : "notice";
    // A removal has no line in the checkout, nor does a document of another commit.
    const inCheckout = event.side === "new" && !file.startsWith("git:");
    const where = inCheckout ? { file, line, col: column } : {};
    const message = [describeEvent(event).replaceAll("`", ""), ...firstOperations(event, MOST_OPERATIONS)].join("\n");
    return workflowCommand(command, { ...where, title: `${event.verdict}: ${event.kind}` }, message);
  });
  return `${lines.join("")}Bump: ${bump}.\n`;
};
