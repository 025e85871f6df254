import { escapeKey } from "@error-contract/contract";
import type { ErrorDetail } from "../errors/error-detail.ts";
import { MOST_FAULTS, shortenPointer } from "./describe-fault.ts";

/** The parsed query string of a request. */
export interface Query {
  /** The values of each name, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly ErrorDetail[];
}

/**
 * Parses a query string. Unlike other parsers, it reports invalid percent-encoding.
 *
 * @param search - the query string, without `?`
 * @returns the decoded names and values, and a fault for each that could not be decoded
 * @example readQuery("limit=5&path=%2Fa"); // values: limit -> ["5"], path -> ["/a"]
 */
export function readQuery(search: string): Query {
  const values = new Map<string, string[]>();
  const faults: ErrorDetail[] = [];
  for (const pair of search.split("&").filter((text) => text !== "")) {
    const [rawName = "", ...rest] = pair.split("=");
    const name = decode(rawName);
    const value = decode(rest.join("="));
    if (name === undefined || value === undefined) {
      if (faults.length === MOST_FAULTS) break;
      faults.push({
        location: "query",
        pointer: name === undefined ? "" : pointerOf(name),
        message: "The percent-encoding is invalid or not UTF-8.",
        type: "malformed",
      });
    } else {
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
  }
  return { values, faults };
}

/**
 * Returns the pointer to a name that the caller chose; empty if it would be too long for an error.
 *
 * @param name - the name, decoded
 */
export function pointerOf(name: string): string {
  return shortenPointer(`/${escapeKey(name)}`);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
