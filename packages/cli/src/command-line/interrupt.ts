/** 128 plus the number of SIGINT: the exit status that a shell reports for a process that Ctrl-C ended. */
const INTERRUPTED = 130;

const end = (): never => process.exit(INTERRUPTED);

/**
 * From now on, Ctrl-C ends the process as soon as it waits for something, such as input, a server or another process,
 * but never in the middle of a write, so that nothing is left half-written.
 */
export function endWhenIdle(): void {
  if (!process.listeners("SIGINT").includes(end)) process.once("SIGINT", end);
}

/**
 * From now on, Ctrl-C ends the process immediately, even during computation: a JavaScript handler would not run until a
 * large file is parsed. A shell reports the same exit status.
 */
export async function endAtOnce(): Promise<void> {
  await new Promise(setImmediate); // so that a Ctrl-C that has already arrived is not lost
  process.off("SIGINT", end);
}
