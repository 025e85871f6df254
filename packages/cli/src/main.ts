import { endWhenIdle } from "./command-line/interrupt.ts";
import { processTerminal } from "./command-line/terminal.ts";
import { runCommandLine } from "./run.ts";

endWhenIdle();
// In `error-contract … | head`, output that nobody reads is dropped, and the exit status is still correct.
const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === "EPIPE";
process.stderr.on("error", (error) => {
  if (!isClosed(error)) process.exitCode = 1; // and there is nowhere left to say so
});
let isSaid = false;
process.stdout.on("error", (error) => {
  if (isClosed(error) || isSaid) return;
  isSaid = true;
  process.exitCode = 1; // the output is incomplete, so a gate must not pass
  process.stderr.write(`error: The output cannot be written: ${error.message}.\nMake room, or write elsewhere.\n`);
});

const status = await runCommandLine(process.argv.slice(2), processTerminal());
process.exitCode ||= status;
