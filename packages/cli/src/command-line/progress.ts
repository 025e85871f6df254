/** Shows slow work, on a terminal only. */
export interface Progress {
  /**
   * Shows what is being done, replacing what was shown before.
   *
   * @param text - a few words: `Reading box.json`
   * @param work - the number of characters to process; small work is shown only if the command has already taken long
   */
  readonly show: (text: string, work?: number) => void;
  /** Removes it before anything else is written. */
  readonly clear: () => void;
}

/** Reading and processing this many characters takes about a second. */
const MUCH = 1_000_000;
/** A command that ends sooner shows nothing. Milliseconds since the process started. */
const SOON = 700;
/** The minimum time between lines in milliseconds: a document of 3,000 files would write 3,000 lines. */
const PACE = 80;

/**
 * Shows progress on a stream. It writes immediately and sets no timer, because reading and checking never yield to one.
 *
 * @param stream - standard error
 * @returns the progress display; it does nothing if the stream is not a terminal
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
