import type { CodeEntry } from "@error-contract/contract";

/**
 * Converts a code to plain data, for programs.
 *
 * @param entry - the code
 * @returns what the document says about it
 */
export function plainCode(entry: CodeEntry): object {
  const { code, statuses, evidence, closed, name, title, description, causes, remedies, retryable, documentationUrl } =
    entry;
  const operations = entry.uses.map(({ operation, key }) => ({
    method: operation.method,
    path: operation.path,
    operationId: operation.operationId,
    response: key,
  }));
  return {
    code,
    statuses,
    evidence,
    closed,
    name,
    title,
    description,
    causes,
    remedies,
    retryable,
    documentationUrl,
    envelope: entry.envelope.name,
    codeAt: entry.envelope.shape.code,
    operations,
  };
}
