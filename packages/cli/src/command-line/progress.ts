/** Says on a terminal what takes long; nowhere else. */
export interface Progress {
  /**
   * Shows what is being done, in place of what was shown before.
   *
   * @param text - a few words: `Reading box.json`
   * @param work - how many characters it works on; what has few is shown only when the command has taken long already
   */
  readonly show: (text: string, work?: number) => void;
  /** Removes it, before anything else is written. */
  readonly clear: () => void;
}

/** Reading this many characters takes about a second, with all that follows. */
const MUCH = 1_000_000;
/** A command that ends sooner shows nothing; milliseconds since the process began. */
const SOON = 700;
/** Milliseconds that a line stays at least: a document of 3,000 files would write 3,000 lines. */
const PACE = 80;

/**
 * Progress on a stream. It writes at once and sets no timer: reading and checking leave no pause in which one could run.
 *
 * @param stream - standard error
 * @returns what shows it; it does nothing where the stream is no terminal
 */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true || process.env["TERM"] === "dumb") return { show: () => {}, clear: () => {} };
  let isShown = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    show(text, work = 0) {
      const now = performance.now();
      if (now < SOON && work < MUCH) return;
      if (work < MUCH && now - last < PACE) return;
      last = now;
      isShown = true;
      stream.write(`\r\u001b[K${text.slice(0, (stream.columns || 80) - 2)}…`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}
