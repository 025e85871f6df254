import { Readable } from "node:stream";

/**
 * Turns values into a stream of lines of JSON. It begins to read before it resolves, so that what fails at once fails as an
 * ordinary error and not as a stream that breaks off.
 *
 * @param values - the values; they are read as fast as the stream is
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
