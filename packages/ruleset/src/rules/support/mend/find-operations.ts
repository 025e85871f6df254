import type { Operation } from "@error-contract/contract";
import type { Fault } from "../../../rule/fault.ts";
import type { FaultOf } from "../../../rule/rule.ts";
import type { ErrorResponse, Subject, Use } from "../../../rule/subject.ts";
import { ofResponse } from "../faults.ts";
import { groupBy } from "../group.ts";
import { nameOperation } from "../wording.ts";

/**
 * Finds operations by their name in faults.
 *
 * @param subject - the document
 * @returns the operation of a fault; `undefined` for a fault of something shared
 */
export function operationFinder({ contract }: Subject): (fault: Fault) => Operation | undefined {
  const byName = groupBy(contract.operations, nameOperation);
  return ({ operation }) => byName.get(operation)?.[0];
}

/**
 * Finds the response of a fault.
 *
 * @param subject - the document
 * @returns the entry of `responses` with its operation
 */
export function useFinder(subject: Subject): (fault: Fault) => Use | undefined {
  const find = operationFinder(subject);
  return (fault) => {
    const operation = find(fault);
    const declared = operation?.responses.find(({ key }) => key === fault.status);
    return operation && declared && { operation, declared };
  };
}

/**
 * Finds the response whose own text is at fault: a shared one, or one that an operation writes inline.
 *
 * @param subject - the document
 * @returns the response
 */
export function responseFinder({ errors }: Subject): (fault: Fault) => ErrorResponse | undefined {
  const id = ({ operation, status }: FaultOf): string => `${status} ${operation}`;
  const byFault = new Map(errors.flatMap((error) => ofResponse(error).map((fault) => [id(fault), error] as const)));
  return (fault) => byFault.get(id(fault));
}
