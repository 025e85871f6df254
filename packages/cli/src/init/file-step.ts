import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Terminal } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import type { Step } from "./step.ts";

interface Options {
  readonly question: string;
  readonly wanted: boolean;
  readonly content: () => string | Promise<string>;
}

/**
 * Makes a step that writes a file. An existing file is never touched, so that a second run changes nothing.
 *
 * @param file - its path, relative to the working directory
 * @param options - what to ask, and what to write
 * @param terminal - provides the working directory
 * @returns the step; none if the file exists
 */
export function fileStep(file: string, { question, wanted, content }: Options, terminal: Terminal): readonly Step[] {
  const path = resolve(terminal.cwd, file);
  if (existsSync(path)) return [];
  const run = async (): Promise<string> => {
    mkdirSync(dirname(path), { recursive: true });
    writeOutput(file, await content(), terminal);
    return `Wrote ${file}.`;
  };
  return [{ question, wanted, run }];
}
