import { isJson, type Operation } from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../rule/subject.ts";
import { hasEnvelope } from "./envelope.ts";

/**
 * Whether an error without a described body is expected to have the norm's envelope. A norm inferred from a single
 * status, such as a framework's list of validation errors, says nothing about others; nor does an inferred norm apply
 * to an operation with its own `servers`, which another service answers.
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
