/** The headers of a request, by lower-case name. Node returns a list for the few that cannot be joined. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads a header.
 *
 * @param headers - the headers
 * @param name - the name, in lower case
 * @returns the value; the values of a repeated header, joined by commas; `undefined` if it is absent
 */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" || value === undefined ? value : value.join(", ");
}
