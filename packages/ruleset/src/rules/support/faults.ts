import type { Operation } from "@error-contract/contract";
import type { FaultOf } from "../../rule/rule.ts";
import type { ErrorResponse, Use } from "../../rule/subject.ts";
import { nameOperation } from "./wording.ts";

/**
 * A fault of one operation.
 *
 * @param operation - the operation
 * @param status - the key that is missing or wrong: `404`
 * @param rule - the rule that is broken, if it is not the reporting one
 * @returns the fault
 */
export function ofOperation(operation: Operation, status: string, rule?: string): FaultOf {
  const fault = { operation: nameOperation(operation), status };
  return rule === undefined ? fault : { ...fault, rule };
}

/** The fault of an entry of `responses`: of its key, or of the reference there. */
export function ofUse({ operation, declared }: Use): FaultOf {
  return ofOperation(operation, declared.key);
}

/**
 * The faults of a response's own text. A shared response has one, however many operations return it, so that an
 * operation that starts to refer to it adds none.
 *
 * @param error - the response
 * @returns one fault, or one for each operation that writes the response inline
 */
export function ofResponse({ response, uses }: ErrorResponse): readonly FaultOf[] {
  if (response.name !== undefined) return [ofShared("response", response.name)];
  return uses.length > 0 ? uses.map(ofUse) : [ofDeclaration("*")];
}

/** The fault of a named component that others refer to. */
export function ofShared(what: "response" | "schema" | "code", name: string | number): FaultOf {
  return { operation: `${what} ${name}`, status: "*" };
}

/** A fault of `x-error-contract`, or of the document that lacks it. */
export function ofDeclaration(status: string): FaultOf {
  return { operation: "x-error-contract", status };
}
