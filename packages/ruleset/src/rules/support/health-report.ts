import type { ResponseObject } from "@error-contract/contract";
import type { ErrorResponse } from "../../rule/subject.ts";

/**
 * Whether a response is what a health check says: a 503 with the body of its own 200 reports what is down, and is no error that
 * a client must understand as it does others.
 *
 * @param error - the response
 * @returns true when each operation that answers 503 with it has its schema in a success as well
 */
export function isHealthReport({ response, uses }: ErrorResponse): boolean {
  const schemas = schemasOf(response);
  return (
    uses.length > 0 &&
    schemas.length > 0 &&
    uses.every(({ operation, declared }) => {
      const successes = operation.responses.filter(({ error }) => !error);
      const known = new Set(successes.flatMap((success) => (success.response ? schemasOf(success.response) : [])));
      return declared.key === "503" && schemas.every((schema) => known.has(schema));
    })
  );
}

function schemasOf({ content }: ResponseObject): readonly unknown[] {
  return content.flatMap(({ forms }) => forms.map(({ owner }) => owner.value));
}
