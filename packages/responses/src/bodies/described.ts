import {
  type Content,
  type ContractModel,
  type DeclaredResponse,
  isJsonMediaType,
  type Operation,
  type ResponseObject,
} from "@error-contract/contract";

/** The response that a document describes for a status. */
export interface Described {
  readonly response: ResponseObject;
  /** `exact`: by the status itself; `range`: by `4XX`; `default`. */
  readonly by: "exact" | "range" | "default";
}

/**
 * Finds the Response Object for a status. For an operation, it is the operation's own. Without one, it is what
 * `x-error-contract` declares, otherwise the norm of the whole document, otherwise what most operations use.
 *
 * @param model - the model of the document
 * @param operation - the operation; `undefined` for a request without one
 * @param status - the HTTP status
 * @returns the response; `undefined` if the document does not describe the status
 */
export function describedResponse(
  model: ContractModel,
  operation: Operation | undefined,
  status: number,
): Described | undefined {
  if (operation !== undefined) return nearest(operation.responses.map(entryOf), status);
  const declared = [...(model.declaration?.responses ?? [])].map(([key, response]) => ({ key, response }));
  const norm = [...model.norm.responses].map(([key, { response }]) => ({ key, response }));
  return nearest(declared, status) ?? nearest(norm, status) ?? nearest(mostUsed(model), status);
}

interface Entry {
  readonly key: string;
  readonly response: ResponseObject | undefined;
}

function entryOf({ key, response }: DeclaredResponse): Entry {
  return { key, response };
}

function nearest(entries: readonly Entry[], status: number): Described | undefined {
  const keys = [
    [String(status), "exact"],
    [`${Math.floor(status / 100)}XX`, "range"],
    ["default", "default"],
  ] as const;
  for (const [key, by] of keys) {
    const response = entries.find((entry) => entry.key.toUpperCase() === key.toUpperCase())?.response;
    if (response !== undefined) return { response, by };
  }
  return undefined;
}

/** The response that most operations use for each key, in no particular order. */
function mostUsed({ operations }: ContractModel): readonly Entry[] {
  const counts = new Map<string, Map<ResponseObject, number>>();
  for (const { kind, responses } of operations) {
    if (kind !== "path") continue;
    for (const { key, error, response } of responses) {
      if (!error || response === undefined) continue;
      const ofKey = counts.get(key) ?? new Map<ResponseObject, number>();
      counts.set(key, ofKey.set(response, (ofKey.get(response) ?? 0) + 1));
    }
  }
  return [...counts].map(([key, ofKey]) => ({
    key,
    response: [...ofKey].sort((a, b) => b[1] - a[1])[0]?.[0],
  }));
}

/**
 * Chooses the media type in which to write a response.
 *
 * @param response - the response
 * @returns a JSON media type if there is one, otherwise a wildcard, otherwise plain text; `undefined` if there is none
 */
export function writableContent({ content }: ResponseObject): Content | undefined {
  return (
    content.find(({ mediaType }) => isJsonMediaType(mediaType)) ??
    content.find(({ mediaType }) => /^(application\/)?\*|^\*\/\*/.test(mediaType)) ??
    content.find(({ mediaType }) => /^text\/plain\b/i.test(mediaType))
  );
}
