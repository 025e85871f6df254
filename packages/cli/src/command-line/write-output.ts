import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { InputError } from "./error.ts";
import { endWhenIdle } from "./interrupt.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Writes the file that `-o` names.
 *
 * @param file - its path, relative to the working directory
 * @param content - what to write
 * @param terminal - provides the working directory
 * @throws {InputError} if it cannot be written
 */
export function writeOutput(file: string, content: string, { cwd }: Terminal): void {
  endWhenIdle();
  try {
    writeFileSync(resolve(cwd, file), content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`This file cannot be written: ${reason}.`, {
      place: { file },
      remedy: "Pass a path in an existing folder that you can write to.",
    });
  }
}
