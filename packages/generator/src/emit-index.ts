/**
 * Writes the file that re-exports the others.
 *
 * @param header - the comment at the top of the file
 * @param extension - the extension of its imports: `.js` or `.ts`
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
