import type { Declaration } from "../declaration/declaration.ts";
import type { EnvelopeUse, ErrorBody } from "../operation/error-body.ts";
import type { Operation } from "../operation/operation.ts";
import type { Content, ResponseObject } from "../operation/response.ts";
import type { BodyForm } from "../schema/form.ts";

/**
 * Collects the bodies of a document's errors: those of every operation that the API serves, and those of every response
 * in `x-error-contract`.
 *
 * @param declaration - what the document declares
 * @param operations - its operations
 * @returns the bodies, each form of each media type of each response once, in the document's order
 */
export function collectBodies(
  declaration: Declaration | undefined,
  operations: readonly Operation[],
): readonly ErrorBody[] {
  const successes = countSuccesses(operations);
  const uses = new Map<Content, EnvelopeUse[]>();
  const bodies: ErrorBody[] = [];
  const meet = (response: ResponseObject): void => {
    for (const content of response.content) {
      if (uses.has(content)) continue;
      const own: EnvelopeUse[] = [];
      uses.set(content, own);
      for (const form of content.forms) {
        bodies.push({ form, content, response, uses: own, alsoSuccess: false });
      }
    }
  };
  for (const response of declaration?.responses.values() ?? []) meet(response);
  for (const operation of operations) {
    if (operation.kind !== "path") continue;
    for (const { error, response, key, status } of operation.responses) {
      if (!error || !response) continue;
      meet(response);
      const use = { operation, key, status, listed: status.kind === "exact", response };
      for (const content of response.content) uses.get(content)?.push({ ...use, content });
    }
  }
  return markSuccesses(bodies, successes);
}

function countSuccesses(operations: readonly Operation[]): ReadonlyMap<BodyForm, number> {
  const counts = new Map<BodyForm, number>();
  for (const { responses } of operations) {
    for (const { error, response } of responses) {
      if (error || !response) continue;
      for (const content of response.content)
        for (const form of content.forms) counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  return counts;
}

/** One success with the body of an error is a slip; at least half as many as there are errors share it on purpose. */
function markSuccesses(bodies: readonly ErrorBody[], successes: ReadonlyMap<BodyForm, number>): readonly ErrorBody[] {
  const errors = new Map<BodyForm, number>();
  for (const { form, uses } of bodies) if (successes.has(form)) errors.set(form, (errors.get(form) ?? 0) + uses.length);
  if (errors.size === 0) return bodies;
  return bodies.map((body) => {
    const count = errors.get(body.form);
    const alsoSuccess = count !== undefined && (successes.get(body.form) ?? 0) * 2 >= count;
    return alsoSuccess ? { ...body, alsoSuccess } : body;
  });
}
