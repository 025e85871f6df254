/**
 * Writes the file that exports the others.
 *
 * @param header - the comment the file begins with
 * @param extension - how the file names its neighbors: `.js` or `.ts`
 * @returns the text of `index.ts`
 */
export function emitIndex(header: string, extension: ".js" | ".ts"): string {
  return [
    header.trimEnd(),
    "",
    `export { errorCatalogue, operationErrors } from "./catalogue${extension}";`,
    `export { type Api, ApiError, type Client, type ClientOptions, createClient, isApiError, paginate, retry, unwrap } from "./client${extension}";`,
    `export { type ErrorBody, type ErrorCode, type ErrorsByCode, errorDescriptor } from "./errors${extension}";`,
    `export type { components, operations, paths, webhooks } from "./openapi${extension}";`,
    "",
  ].join("\n");
}
