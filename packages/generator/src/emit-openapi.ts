import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "./document/openapi-document.ts";
import { untangle } from "./document/untangle.ts";

/** Its own one refuses names that a type does not have, such as those of a base that may be null. */
const HELPER = "type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P];\n};";
const LENIENT_HELPER = "type WithRequired<T, K extends PropertyKey> = T & {\n    [P in K & keyof T]-?: T[P];\n};";

/**
 * Writes the document as TypeScript types: `paths`, `components`, `operations`. They are openapi-typescript's.
 *
 * @param document - the bundled document
 * @param header - the comment the file begins with
 * @returns the text of `openapi.ts`
 */
export async function emitOpenApi(document: OpenApiDocument, header: string): Promise<string> {
  // A string: openapi-typescript writes into an object that it is given.
  const types = astToString(await openapiTS(JSON.stringify(untangle(document)), { silent: true }));
  return header + types.replace(HELPER, LENIENT_HELPER);
}
