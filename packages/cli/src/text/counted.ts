/**
 * Formats a number with its noun.
 *
 * @param count - the number
 * @param noun - the noun, in the singular
 * @param plural - the noun, in the plural
 * @returns `1 fault`, `2 faults`
 */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? noun : plural}`;
}
