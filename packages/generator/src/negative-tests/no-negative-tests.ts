import type { ContractModel, Operation } from "@error-contract/contract";

/**
 * The document has no error that a test could cause. An empty suite would pass against any server.
 *
 * @example
 * try {
 *   negativeTests(document, { document: "openapi.json" });
 * } catch (error) {
 *   if (error instanceof NoNegativeTests) console.error(error.message);
 * }
 */
export class NoNegativeTests extends Error {
  override readonly name = "NoNegativeTests";
}

/**
 * Explains why there is nothing to test, and what to add.
 *
 * @param model - the model of the document
 * @param served - the operations that the API serves
 * @param reachable - how many of them can be called with headers, query and cookies
 * @returns a few sentences
 */
export function whyNone({ operations }: ContractModel, served: readonly Operation[], reachable: number): string {
  const none = "There is nothing to test:";
  if (operations.length === 0) return `${none} the document has no operation under \`paths\`.`;
  if (served.length === 0) return `${none} the document has only webhooks and callbacks, which others serve.`;
  if (reachable === 0) {
    return `${none} every operation needs a security scheme that a test cannot use. Those of the types http (bearer, basic), apiKey, oauth2 and openIdConnect can be.`;
  }
  const errors = served.flatMap(({ responses }) => responses.filter(({ error }) => error));
  if (errors.length === 0) {
    return `${none} no operation documents an error response. Add 400, 401, 403 and 404 to the responses of the operations that can answer with them.`;
  }
  const keys = [...new Set(errors.map(({ key }) => key))].join(", ");
  return `${none} the operations document ${keys} only, and nothing in their security, parameters and bodies shows how a request could trigger that. Document 401 where there is security, 404 where a path has an id, 400 or 422 where parameters or bodies have constraints.`;
}
