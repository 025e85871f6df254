import { isJson, type Json } from "./node.ts";
import { type Path, toPointer } from "./place.ts";
import { resolveWithin } from "./refs.ts";

/** A value of the document with its `$ref`s followed, and where it is. */
export interface Found {
  readonly value: Json;
  readonly keys: Path;
}

/** Reads single objects of a document in one file. */
export interface DocumentReader {
  /** The object at a path; `undefined` if there is none. */
  at(keys: Path): Found | undefined;
}

/** A longer chain of references is treated as a cycle. */
const LONGEST_CHAIN = 100;

/**
 * Reads objects that the model leaves out from a document in one file.
 *
 * @param document - the parsed document
 * @returns the reader; it follows references that begin with `#`
 * @example
 * readerOf(document).at(["paths", "/orders", "get", "parameters", 0]); // { value: { name: "limit", … }, keys }
 */
export function readerOf(document: Json): DocumentReader {
  const resolve = resolveWithin(document);
  return {
    at(keys) {
      let found = resolve(encodeURI(toPointer(keys)), "");
      for (let hops = 0; hops < LONGEST_CHAIN; hops++) {
        if (!isJson(found?.value)) return undefined;
        const ref = found.value["$ref"];
        if (typeof ref !== "string") return { value: found.value, keys: found.keys };
        found = resolve(ref, found.base);
      }
      return undefined;
    },
  };
}
