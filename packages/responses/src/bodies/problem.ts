import type { BodyPlan } from "./body-plan.ts";
import { reasonOf } from "./status-text.ts";

/**
 * Plans a problem details body (RFC 9457), for a document that describes no error body.
 *
 * @param status - the HTTP status
 * @returns the plan
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
