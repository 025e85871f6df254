import colors from "picocolors";
import { type Progress, progressOn } from "./progress.ts";

/** Colors for one stream: functions that return their text unchanged if there is no color. */
export type Style = ReturnType<typeof colors.createColors>;

/** No colors: for files. */
export const plain: Style = colors.createColors(false);

/** A stream that a command writes to. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly style: Style;
  /** Whether a person is reading it. */
  readonly isTerminal: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/** The environment of a command. */
export interface Terminal {
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: Sink;
  /** Errors and notes. */
  readonly err: Sink;
  /** Progress on standard error, if that is a terminal. */
  readonly progress: Progress;
  /** Standard input, for `-` and for questions. */
  readonly in: NodeJS.ReadStream;
}

/**
 * The terminal of this process.
 *
 * @returns the terminal; colored if the stream is a terminal and `NO_COLOR` is not set
 */
export function processTerminal(): Terminal {
  const progress = progressOn(process.stderr);
  process.once("exit", progress.clear); // Ctrl-C as well
  return {
    cwd: process.cwd(),
    env: process.env,
    out: sink(process.stdout, progress),
    err: sink(process.stderr, progress),
    progress,
    get in() {
      return process.stdin; // opened only when read
    },
  };
}

/**
 * Whether a stream gets colors.
 *
 * @param isTerminal - whether a person is reading it
 * @param env - `NO_COLOR` and `FORCE_COLOR` decide if they are not empty; `TERM=dumb` is respected
 * @returns true for colors
 */
function wantsColor(isTerminal: boolean, env: Terminal["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTerminal && env["TERM"] !== "dumb";
}

function sink(stream: NodeJS.WriteStream, { clear }: Progress): Sink {
  const isTerminal = stream.isTTY === true;
  return {
    write(text) {
      clear();
      stream.write(text);
    },
    style: colors.createColors(wantsColor(isTerminal, process.env)),
    isTerminal,
    columns: stream.columns ?? 80,
  };
}
