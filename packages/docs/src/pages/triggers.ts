import type { ContractModel, Operation } from "@error-contract/contract";
import { codeSpan } from "./block.ts";

/**
 * Lists what triggers a status at an operation, as far as the document states it: scopes, unique fields, parameters, methods.
 *
 * @param operation - the operation
 * @param status - the HTTP status of the response
 * @param model - the model of the whole document
 * @returns phrases in Markdown; empty if the document states none
 */
export function triggersOf(operation: Operation, status: number, model: ContractModel): readonly string[] {
  switch (status) {
    case 400:
    case 422:
      return validated(operation);
    case 401:
      return operation.security.public || operation.security.schemes.length === 0
        ? []
        : [`needs ${operation.security.schemes.map(codeSpan).join(" or ")} authentication`];
    case 403:
      return operation.security.scopes.length === 0
        ? []
        : [`needs the scope ${operation.security.scopes.map(codeSpan).join(", ")}`];
    case 404: {
      const names = operation.parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => codeSpan(name));
      return names.length === 0 ? [] : [`names a resource by ${names.join(", ")}`];
    }
    case 405: {
      const methods = model.operations
        .filter(({ kind, path }) => kind === operation.kind && path === operation.path)
        .map(({ method }) => codeSpan(method));
      return [`allows ${[...new Set(methods)].join(", ")}`];
    }
    case 409:
      return operation.unique === undefined || operation.unique.length === 0
        ? []
        : [`needs a unique ${operation.unique.map(codeSpan).join(", ")}`];
    default:
      return [];
  }
}

function validated(operation: Operation): readonly string[] {
  const named = (where: string): readonly string[] =>
    operation.parameters.filter((parameter) => parameter.in === where).map(({ name }) => codeSpan(name));
  const parameters = [...named("path"), ...named("query")];
  // "Takes a body" alone says little, since many operations do.
  return parameters.length === 0
    ? []
    : [`takes ${[...parameters, ...(operation.hasBody ? ["a body"] : [])].join(", ")}`];
}
