import { isAbsolute, relative } from "node:path";
import type { Source } from "@redocly/openapi-core";

/**
 * Names a file as a user would.
 *
 * @param source - the file
 * @returns its path relative to the working directory; for a document in memory, its given name
 */
export function nameOf({ absoluteRef }: Source): string {
  return isAbsolute(absoluteRef) ? relative(process.cwd(), absoluteRef) : absoluteRef;
}
