import { isJson, type ResponseObject } from "@error-contract/contract";

/**
 * Makes fingerprints of responses: two are the same when replacing one response by the other would lose nothing.
 *
 * @returns the fingerprint of a response, worked out once for each; `undefined` for one that has no form in JSON
 */
export function fingerprints(): (response: ResponseObject) => string | undefined {
  const known = new Map<object, string | undefined>();
  return ({ source, place, description = "" }) => {
    if (!known.has(source)) {
      const text = attempt(() =>
        JSON.stringify(isJson(source) ? { ...source, description: essence(description) } : null),
      );
      known.set(source, text && `${place.base} ${text}`);
    }
    return known.get(source);
  };
}

/** A full stop and capitals are no difference. */
function essence(description: string): string {
  return description.trim().toLowerCase().replace(/\.$/, "");
}

/** YAML's aliases can make a value contain itself, and a program can nest it deeper than JSON can be written. */
function attempt(write: () => string): string | undefined {
  try {
    return write();
  } catch {
    return undefined;
  }
}
