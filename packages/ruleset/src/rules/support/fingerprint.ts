import { isJson, type ResponseObject } from "@error-contract/contract";

/**
 * Makes fingerprints of responses: two are the same when replacing one response by the other would lose nothing.
 *
 * @returns the fingerprint of a response, worked out once for each; `undefined` for one that has no form in JSON
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

/** A full stop and capitals are no difference. */
function essence(description: string): string {
  return description.trim().toLowerCase().replace(/\.$/, "");
}

/** A response of more values than this is like no other. */
const MOST_VALUES = 5_000;

/** YAML's aliases can make a value contain itself, or one value a million times; then it has no form in JSON. */
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
