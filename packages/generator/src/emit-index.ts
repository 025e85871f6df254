/**
 * Writes the file that exports the others.
 *
 * @param header the comment the file begins with
 * @param extension how the file names its neighbours: `.js` or `.ts`
 * @returns the text of `index.ts`
 */
export function emitIndex(header: string, extension: ".js" | ".ts"): string {
  return [
    header.trimEnd(),
    "",
    `export { type ErrorCode, type ErrorsByCode, errorCatalogue, errorContract, operationErrors } from "./errors${extension}";`,
    `export type { components, operations, paths, webhooks } from "./openapi${extension}";`,
    "",
  ].join("\n");
}
