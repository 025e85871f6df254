/**
 * Returns the message for a wrong argument.
 *
 * @param error - the error that a command threw
 * @returns the message, if `parseArgs` threw it; `undefined` for any other error
 */
export function wrongUsage(error: unknown): string | undefined {
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${error.message}\nSee --help.` : undefined;
}
