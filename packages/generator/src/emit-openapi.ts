import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "./load.ts";

/**
 * Writes the document as TypeScript types: `paths`, `components`, `operations`. They are openapi-typescript's, unchanged.
 *
 * @param document the bundled document
 * @param header the comment the file begins with
 * @returns the text of `openapi.ts`
 */
export async function emitOpenApi(document: OpenApiDocument, header: string): Promise<string> {
  // A string: openapi-typescript writes into an object that it is given.
  return header + astToString(await openapiTS(JSON.stringify(document), { silent: true }));
}
