import { isJson, type ResponseObject } from "@error-contract/contract";

/**
 * Makes fingerprints of responses: they are equal if replacing one response with the other would lose nothing.
 *
 * @returns a function that computes a response's fingerprint once; `undefined` for a response that JSON cannot
 *   represent, or that is too large
 */
export function fingerprints(): (
  response: Pick<ResponseObject, "source" | "place" | "description">,
) => string | undefined {
  const known = new Map<object, string | undefined>();
  return ({ source, place, description = "" }) => {
    if (!known.has(source)) {
      const text = isJson(source) ? write({ ...source, description: essence(description) }) : undefined;
      known.set(source, text && `${place.base} ${text}`);
    }
    return known.get(source);
  };
}

/** Ignores letter case and a final period. */
function essence(description: string): string {
  return description.trim().toLowerCase().replace(/\.$/, "");
}

/** A response with more values than this equals no other. */
const MOST_VALUES = 5_000;

/** YAML aliases can make a value contain itself, or repeat one a million times; JSON cannot represent that. */
function write(value: object): string | undefined {
  let left = MOST_VALUES;
  try {
    return JSON.stringify(value, (_, item: unknown) => {
      if (left-- === 0) throw new RangeError("more values than an error response has");
      return item;
    });
  } catch {
    return undefined;
  }
}
