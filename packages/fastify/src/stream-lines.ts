import { Readable } from "node:stream";

/**
 * Converts values to a stream of JSON lines. It reads the first value before it resolves, so that an immediate failure is an
 * ordinary error rather than an aborted stream.
 *
 * @param values - the values, read as fast as the stream is read
 * @returns the stream
 */
export async function streamLines(values: AsyncIterable<unknown>): Promise<Readable> {
  const iterator = values[Symbol.asyncIterator]();
  const first = await iterator.next();

  async function* lines(): AsyncGenerator<string> {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield `${JSON.stringify(next.value)}\n`;
    } finally {
      await iterator.return?.();
    }
  }
  return Readable.from(lines());
}
