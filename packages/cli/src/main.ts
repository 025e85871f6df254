import { endWhenIdle } from "./command-line/interrupt.ts";
import { processTerminal } from "./command-line/terminal.ts";
import { runCommandLine } from "./run.ts";

endWhenIdle();
// `error-contract … | head`: what is read by nobody is not written, and the exit status still tells the truth.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
