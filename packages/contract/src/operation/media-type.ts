/**
 * Normalizes a media type and drops its parameters.
 *
 * @param mediaType - as written
 * @returns its type and subtype, in lower case
 * @example
 * essenceOf("Application/JSON; charset=utf-8"); // "application/json"
 */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/**
 * Whether a media type is JSON.
 *
 * @param mediaType - the media type, with or without parameters
 * @returns true for `application/json`, and for every type that ends in `+json` (RFC 6839)
 * @example
 * isJsonMediaType("application/problem+json; charset=utf-8"); // true
 */
export function isJsonMediaType(mediaType: string): boolean {
  return /[/+]json$/.test(essenceOf(mediaType));
}
