/**
 * Whether an argument ends as the names of documents do, for suggestions when one is in the wrong place.
 *
 * @param argument - the argument, as written on the command line
 * @returns whether it ends with `.yaml`, `.yml` or `.json`
 * @example
 * hasDocumentExtension("openapi.yaml"); // true
 */
export function hasDocumentExtension(argument: string): boolean {
  return /\.(ya?ml|json)$/i.test(argument);
}
