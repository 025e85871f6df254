import { endWhenIdle } from "./command-line/interrupt.ts";
import { processTerminal } from "./command-line/terminal.ts";
import { runCommandLine } from "./run.ts";

/** What was to be shown is not, so a gate must not pass. */
const UNWRITTEN = 1;

endWhenIdle();
// `error-contract … | head`: what is read by nobody is not written, and the exit status still tells the truth.
const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === "EPIPE";
process.stderr.on("error", (error) => {
  if (!isClosed(error)) process.exitCode = 1; // and there is nowhere to say so
});
process.stdout.on("error", (error) => {
  if (isClosed(error) || process.exitCode === UNWRITTEN) return;
  process.exitCode = UNWRITTEN;
  process.stderr.write(`error: The output cannot be written: ${error.message}.\nMake room, or write elsewhere.\n`);
});

const status = await runCommandLine(process.argv.slice(2), processTerminal());
process.exitCode ||= status;
