import type { ResponseObject } from "@error-contract/contract";
import type { ErrorResponse } from "../../rule/subject.ts";

/**
 * Whether a response is a health report: a 503 with the body of its operation's success reports what is down, and is
 * not an error that a client must handle like others.
 *
 * @param error - the response
 * @returns true if each operation that returns it under 503 also has its schema in a success
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
