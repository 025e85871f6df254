/** The headers of a request, names in lower case. Node gives a list for the few that cannot be joined. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A header's text.
 *
 * @param headers - the headers
 * @param name - in lower case
 * @returns the text; values of a header that was sent twice are joined by commas; `undefined` when it is absent
 */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" || value === undefined ? value : value.join(", ");
}
