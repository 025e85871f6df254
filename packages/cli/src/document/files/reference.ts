/**
 * Returns the file that a reference names.
 *
 * @param ref - the reference as written
 * @returns the part before its `#`, still encoded; `""` for the file that contains it
 */
export function fileOf(ref: string): string {
  const hash = ref.indexOf("#");
  return hash < 0 ? ref : ref.slice(0, hash);
}

/**
 * Returns the fragment of a reference.
 *
 * @param ref - the reference as written
 * @returns the part after its `#`
 */
export function fragmentOf(ref: string): string {
  const hash = ref.indexOf("#");
  return hash < 0 ? "" : ref.slice(hash + 1);
}

/**
 * Whether a reference is an absolute URI: `https://…`, `urn:…`. (`C:\…` is not.)
 *
 * @param ref - the reference as written
 * @returns true if it does not depend on the file that contains it
 */
export function leadsElsewhere(ref: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(ref);
}
