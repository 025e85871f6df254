import { type ContractModel, covers, type ErrorEnvelope, type Operation, readBody } from "@error-contract/contract";

/** The type of a problem that has none (RFC 9457, section 4.2.1). */
const ABOUT_BLANK = "about:blank";

/**
 * Reads the code of a response from where the document's envelopes have it, trying those of the operation first.
 *
 * @param model - the document's model
 * @param answer - the response; `operation` is `undefined` if there is none
 * @returns the code; `undefined` for a body that has none
 */
export function readCode(
  { envelopes }: ContractModel,
  {
    operation,
    status,
    body,
  }: { readonly operation: Operation | undefined; readonly status: number; readonly body: unknown },
): string | number | undefined {
  const isOwn = ({ uses }: ErrorEnvelope): boolean =>
    uses.some((use) => use.operation === operation && covers(use.status, status));
  const own = operation === undefined ? [] : envelopes.filter(isOwn);
  for (const { shape, standard } of [...own, ...envelopes]) {
    const { code } = readBody(shape, body);
    if (code !== undefined) return code;
    if (standard?.id === "rfc9457" && shape.code === "/type" && isProblem(body)) return ABOUT_BLANK;
  }
  return undefined;
}

function isProblem(body: unknown): boolean {
  return typeof body === "object" && body !== null && "title" in body && !("type" in body);
}
