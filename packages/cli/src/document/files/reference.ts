/**
 * The file that a reference names.
 *
 * @param ref - the reference as it is written
 * @returns what stands before its `#`, still encoded; `""` for the file that it is written in
 */
export function fileOf(ref: string): string {
  const hash = ref.indexOf("#");
  return hash < 0 ? ref : ref.slice(0, hash);
}

/**
 * The fragment of a reference.
 *
 * @param ref - the reference as it is written
 * @returns what stands after its `#`
 */
export function fragmentOf(ref: string): string {
  const hash = ref.indexOf("#");
  return hash < 0 ? "" : ref.slice(hash + 1);
}

/**
 * Whether a reference is an address of its own: `https://…`, `urn:…`. (`C:\…` is not.)
 *
 * @param ref - the reference as it is written
 * @returns true where it does not depend on the file it is written in
 */
export function leadsElsewhere(ref: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(ref);
}

/**
 * Decodes the file of a reference: `a%20b.yaml`.
 *
 * @param file - as it is written
 * @returns its name
 */
export function decodeReference(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file; // a lone `%`: take it as it stands
  }
}
