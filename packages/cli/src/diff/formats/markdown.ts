import { describeEvent } from "@error-contract/contract";
import type { LocatedEvent } from "../located-event.ts";
import type { Format } from "./format.ts";
import { countVerdicts, firstOperations, verdicts } from "./words.ts";

/** The limit for a pull request comment. */
const MOST_EVENTS = 100;
const MOST_OPERATIONS = 50;

/** The number of operations named next to an event; more are collapsed. */
const FEW = 3;

/** For a pull request comment or a job summary. */
export const markdown: Format = (result) => {
  const { bump, events } = result;
  if (events.length === 0) return "## Error contract\n\nNo change in how the API fails.\n";
  const shown = events.slice(0, MOST_EVENTS);
  const sections = verdicts.flatMap(([verdict, title]) => {
    const here = shown.filter(({ event }) => event.verdict === verdict);
    return here.length === 0 ? [] : [`### ${title}`, "", ...here.map(item), ""];
  });
  const rest = events.length - shown.length;
  const lines = [
    "## Error contract",
    "",
    `Bump: **${bump}** (${countVerdicts(result)}).`,
    "",
    ...sections,
    ...(rest > 0 ? [`${rest} more not shown.`, ""] : []),
  ];
  return lines.join("\n");
};

function item({ event, file, line }: LocatedEvent): string {
  const names = firstOperations(event, MOST_OPERATIONS).map((name, index) =>
    index < event.operations.length && !name.startsWith("and ") ? `\`${name}\`` : name,
  );
  const head = `- ${describeEvent(event)} \`${file}:${line}\``;
  if (event.operations.length === 0) return head;
  if (event.operations.length <= FEW) return `${head}: ${names.join(", ")}`;
  const summary = `${event.operations.length} operations`;
  return `${head}\n  <details><summary>${summary}</summary>\n\n  ${names.join(", ")}\n  </details>`;
}
