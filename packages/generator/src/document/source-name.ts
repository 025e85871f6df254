import { isAbsolute, relative } from "node:path";
import type { Source } from "@redocly/openapi-core";

/**
 * Names a file as its reader would.
 *
 * @param source - the file
 * @returns its path from the working directory; for a document in memory, the name that it was given
 */
export function nameOf({ absoluteRef }: Source): string {
  return isAbsolute(absoluteRef) ? relative(process.cwd(), absoluteRef) : absoluteRef;
}
