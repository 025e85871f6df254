/** 128 and the number of SIGINT: what a shell says of a process that Ctrl-C ended. */
const INTERRUPTED = 130;

const end = (): never => process.exit(INTERRUPTED);

/**
 * From now on, Ctrl-C ends the process as soon as it waits for something: while it waits for input, a server or another process,
 * and while it writes, because nothing may be left half-written.
 */
export function endWhenIdle(): void {
  if (!process.listeners("SIGINT").includes(end)) process.once("SIGINT", end);
}

/**
 * From now on, Ctrl-C ends the process in the middle of whatever it computes: no JavaScript would run before a large file is
 * parsed. To a shell the exit status is the same.
 */
export async function endAtOnce(): Promise<void> {
  await new Promise(setImmediate); // a Ctrl-C that has come already is not lost
  process.off("SIGINT", end);
}
