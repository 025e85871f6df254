import { plain, type Sink, type Terminal } from "../../src/command-line/terminal.ts";

/** A terminal that shows nothing, in a folder. */
export function quietTerminal(cwd: string): Terminal {
  const sink: Sink = { write: () => {}, style: plain, isTerminal: false, columns: 80 };
  const progress = { show: () => {}, clear: () => {} };
  return { cwd, env: {}, out: sink, err: sink, progress, in: process.stdin };
}
