import { describeEvent, reaches } from "@error-contract/contract";
import type { Format } from "./format.ts";
import { firstOperations } from "./words.ts";

const MOST_OPERATIONS = 20;

/** Workflow commands: GitHub Actions shows them as annotations, in the file where that is of the checkout. */
export const github: Format = ({ events, bump, failOn }) => {
  const lines = events.map(({ event, file, line, column }) => {
    const fails = failOn !== "none" && reaches(event.verdict, failOn);
    const command = fails ? "error" : event.verdict === "major" ? "warning" : "notice";
    // What is gone has no line in the checkout, and neither has a document of another commit.
    const inCheckout = event.side === "new" && !file.startsWith("git:");
    const where = inCheckout ? `file=${property(file)},line=${line},col=${column},` : "";
    const message = [describeEvent(event).replaceAll("`", ""), ...firstOperations(event, MOST_OPERATIONS)].join("\n");
    return `::${command} ${where}title=${property(`${event.verdict}: ${event.kind}`)}::${data(message)}\n`;
  });
  return `${lines.join("")}Bump: ${bump}.\n`;
};

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
