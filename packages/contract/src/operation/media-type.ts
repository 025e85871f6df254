/**
 * The media type that is meant, without parameters.
 *
 * @param mediaType - as written
 * @returns its type and subtype, in lower case
 * @example
 * essenceOf("Application/JSON; charset=utf-8"); // "application/json"
 */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
