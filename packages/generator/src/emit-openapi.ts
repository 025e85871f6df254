import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "./document/openapi-document.ts";
import { untangle } from "./document/untangle.ts";

/** openapi-typescript's own helper rejects names that a type lacks, such as those of a nullable base. */
const HELPER = "type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P];\n};";
const LENIENT_HELPER = "type WithRequired<T, K extends PropertyKey> = T & {\n    [P in K & keyof T]-?: T[P];\n};";

/**
 * Writes the document as TypeScript types with openapi-typescript: `paths`, `components`, `operations`.
 *
 * @param document - the bundled document
 * @param header - the comment at the top of the file
 * @returns the text of `openapi.ts`
 */
export async function emitOpenApi(document: OpenApiDocument, header: string): Promise<string> {
  // Passed as a string, because openapi-typescript would mutate an object.
  const types = astToString(await openapiTS(JSON.stringify(untangle(document)), { silent: true }));
  return header + types.replace(HELPER, LENIENT_HELPER);
}
