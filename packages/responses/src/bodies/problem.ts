import type { BodyPlan } from "./body-plan.ts";
import { reasonOf } from "./status-text.ts";

/**
 * Problem details (RFC 9457), for a document that does not describe any error body.
 *
 * @param status - the HTTP status
 * @returns the plan of a body that HTTP clients know, whatever the API
 */
export function problemPlan(status: number): BodyPlan {
  return {
    mediaType: "application/problem+json",
    code: undefined,
    doubtful: false,
    entry: undefined,
    write: ({ message }) => ({ type: "about:blank", title: reasonOf(status), status, detail: message }),
    check: () => [],
  };
}
