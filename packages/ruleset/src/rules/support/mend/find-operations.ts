import type { Operation } from "@error-contract/contract";
import type { Fault } from "../../../fault.ts";
import type { Subject, Use } from "../../../subject.ts";
import { groupBy } from "../group.ts";
import { nameOperation } from "../wording.ts";

/**
 * Finds operations by the name that faults have for them.
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
