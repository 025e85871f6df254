import colors from "picocolors";
import { type Progress, progressOn } from "./progress.ts";

/** Colors for one stream: functions that give their text back unchanged where there is no color. */
export type Style = ReturnType<typeof colors.createColors>;

/** No colors: for files. */
export const plain: Style = colors.createColors(false);

/** A stream that a command writes to. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly style: Style;
  /** Whether a person looks at it. */
  readonly isTerminal: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/** What a command knows of the world around it. */
export interface Terminal {
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: Sink;
  /** Errors and notes. */
  readonly err: Sink;
  /** What takes long, on standard error where that is a terminal. */
  readonly progress: Progress;
  /** Standard input, for `-` and for questions. */
  readonly in: NodeJS.ReadStream;
}

/**
 * The terminal of this process.
 *
 * @returns it; colored where the stream is a terminal and `NO_COLOR` is not set
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
      return process.stdin; // opened only where it is read
    },
  };
}

/**
 * Whether a stream gets colors.
 *
 * @param isTerminal - whether a person looks at it
 * @param env - `NO_COLOR` and `FORCE_COLOR` decide, where they are set to anything but nothing; `TERM=dumb` is respected
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
