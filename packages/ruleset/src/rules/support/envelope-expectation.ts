import { isJson, type Operation } from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../rule/subject.ts";
import { hasEnvelope } from "./envelope.ts";

/**
 * Whether an error that describes no body may be expected to have the norm's envelope. What is inferred from one status only, as
 * the list of a framework's validation errors is, says nothing of others; nor does an API of the service to which an operation
 * with `servers` of its own goes.
 *
 * @param subject - the document
 * @returns a predicate of error responses
 */
export function envelopeExpectation(subject: Subject): (error: ErrorResponse) => boolean {
  const { norm, errors, preset } = subject;
  const { envelope } = norm;
  if (!envelope || norm.origin === "declared" || preset.norm !== undefined) return () => true;
  const having = errors.filter(({ response }) =>
    response.content.some(({ forms }) => forms.some((form) => hasEnvelope(form, envelope))),
  );
  const statuses = new Set(having.flatMap(({ uses }) => uses.map(({ declared }) => declared.key)));
  return ({ uses }) =>
    (statuses.size !== 1 || uses.some(({ declared }) => statuses.has(declared.key))) &&
    !uses.some(({ operation }) => isServedElsewhere(subject, operation));
}

function isServedElsewhere({ walker }: Subject, { place }: Operation): boolean {
  let node: ReturnType<typeof walker.child> = walker.root;
  for (const key of place.path) node = node && walker.child(node, key);
  return isJson(node?.value) && Array.isArray(node.value["servers"]);
}
