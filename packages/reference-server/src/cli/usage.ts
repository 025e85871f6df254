/**
 * What to tell somebody who gave a wrong argument.
 *
 * @param error - what was thrown while a command ran
 * @returns the message, when it was `parseArgs` that threw; `undefined` for any other error
 */
export function wrongUsage(error: unknown): string | undefined {
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${error.message}\nSee --help.` : undefined;
}
