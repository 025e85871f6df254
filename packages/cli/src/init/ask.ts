import { createInterface } from "node:readline/promises";
import type { Terminal } from "../command-line/terminal.ts";
import type { Step } from "./step.ts";

/**
 * Asks which steps to take.
 *
 * @param steps - the steps
 * @param terminal - a terminal
 * @returns the confirmed steps
 */
export async function ask(steps: readonly Step[], terminal: Terminal): Promise<readonly Step[]> {
  const lines = createInterface({ input: terminal.in, output: process.stderr });
  // In raw mode, Ctrl-C is a character rather than a signal.
  lines.once("SIGINT", () => process.exit(130));
  const answers = lines[Symbol.asyncIterator](); // buffers lines that arrive early
  const chosen: Step[] = [];
  for (const step of steps) {
    terminal.err.write(`${step.question} ${step.wanted ? "[Y/n]" : "[y/N]"} `);
    const { value, done } = await answers.next();
    if (done) break; // Ctrl-D: no to the rest
    const answer = value.trim().toLowerCase();
    if (answer === "" ? step.wanted : answer.startsWith("y")) chosen.push(step);
  }
  lines.close();
  return chosen;
}
