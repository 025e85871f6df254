import { describeEvent, reaches } from "@error-contract/contract";
import type { Style } from "../../command-line/terminal.ts";
import { counted } from "../../text/counted.ts";
import type { DiffResult, LocatedEvent } from "../located-event.ts";
import type { Format } from "./format.ts";
import { countVerdicts, firstOperations, verdicts } from "./words.ts";

/** How many operations of an event to name. */
const MOST_OPERATIONS = 8;

/** Human-readable: a block for each event, breaking ones first. */
export const pretty: Format = (result, style) => {
  const sections = verdicts.flatMap(([verdict, title]) => {
    const here = result.events.filter(({ event }) => event.verdict === verdict);
    return here.length === 0 ? [] : [style.bold(title), "", ...here.flatMap((event) => [...block(event, style), ""])];
  });
  return `${[...sections, closing(result, style)].join("\n")}\n`;
};

function block({ event, file, line, column }: LocatedEvent, style: Style): readonly string[] {
  const color = { major: style.red, minor: style.yellow, patch: style.blue, none: style.dim }[event.verdict];
  const message = describeEvent(event).replaceAll(/`([^`]*)`/g, (_, name: string) => style.bold(name));
  return [
    `  ${color(event.verdict)}  ${message}`,
    `         ${style.cyan(`${file}:${line}:${column}`)}  ${style.dim(event.kind)}`,
    ...firstOperations(event, MOST_OPERATIONS).map((name) => `         - ${name}`),
  ];
}

function closing(result: DiffResult, style: Style): string {
  const { bump, failOn, events } = result;
  if (events.length === 0) return style.green("Bump: none. No change in how the API fails.");
  const color = failOn !== "none" && reaches(bump, failOn) ? style.red : style.green;
  return `${color(`Bump: ${bump}.`)} ${counted(events.length, "event")}: ${countVerdicts(result)}.`;
}
