import type { ContractModel, Json } from "@error-contract/contract";
import { ContractError } from "../errors/contract-error.ts";
import type { ErrorDetail } from "../errors/error-detail.ts";
import { UnservableDocument } from "../errors/unservable-document.ts";
import type { SchemaChecks } from "../schema/schema-checks.ts";

/** An error as it is sent. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly body: Json;
}

/** Writes the bodies of errors as the document describes them. */
export type WriteError = (error: ContractError, requestId: string) => ErrorAnswer;

/** What any service answers some request with, whatever its document says of single operations. */
const NEEDED = [400, 404, 405, 500];
const NEEDED_WHERE_SECURED = [401, 403];

const SAMPLE: ErrorDetail = { location: "unknown", pointer: "", message: "A sample.", type: "malformed" };

/**
 * Prepares the error bodies of a document: the code of each status from its catalogue, the rest from the error.
 *
 * @param contract The document's contract.
 * @param checks The document's schemas.
 * @param documentationUrl The address where a code is explained.
 * @returns The function that writes an error.
 * @throws {UnservableDocument} A code that is needed is missing, or a schema asks for another body than is written here.
 * @example errorBodies(contract, checks, (code) => `https://example.com/errors/${code}`);
 */
export function errorBodies(
  contract: ContractModel,
  checks: SchemaChecks,
  documentationUrl: (code: string) => string,
): WriteError {
  const codes = new Map<number, readonly string[]>();
  for (const { status, code } of contract.catalogue) {
    if (status !== undefined) codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  refuseGaps(contract, codes);
  refuseOtherBodies();
  return write;

  function write(error: ContractError, requestId: string): ErrorAnswer {
    const known = codes.get(error.status);
    const code = error.code === undefined ? known?.[0] : known?.find((one) => one === error.code);
    if (code === undefined) {
      return write(new ContractError(500, "", { cause: error }), requestId);
    }
    const opaque = error.status >= 500;
    return {
      status: error.status,
      code,
      body: {
        type: "error",
        code,
        status: error.status,
        message: error.status === 500 ? "Something went wrong on our side." : error.message.slice(0, 1000),
        details: opaque ? [] : error.details.slice(0, 100),
        request_id: requestId,
        documentation_url: documentationUrl(code),
      },
    };
  }

  function refuseOtherBodies(): void {
    for (const { status, code, pointer, place } of contract.catalogue) {
      if (status === undefined) continue;
      const check = checks.at(place.keys);
      const faults = [[], [SAMPLE]].map((details) => {
        const { body } = write(new ContractError(status, "A sample.", { code, details }), "sample");
        return check(body);
      });
      if (faults.every((errors) => errors.length > 0)) {
        const [error] = faults.flat();
        throw new UnservableDocument(
          `${pointer}: an error of this service does not fit this schema (${error?.instancePath} ${error?.message}). ` +
            "Describe the body as type, code, status, message, details, request_id, documentation_url.",
        );
      }
    }
  }
}

function refuseGaps(contract: ContractModel, codes: ReadonlyMap<number, readonly string[]>): void {
  const secured = contract.operations.some(({ kind, security }) => kind === "path" && security.secured);
  const missing = [...NEEDED, ...(secured ? NEEDED_WHERE_SECURED : [])].filter((status) => !codes.has(status));
  if (missing.length > 0) {
    throw new UnservableDocument(
      `The document has no error code for the status ${missing.join(", ")}, which any service may have to answer. ` +
        "Add a schema that fixes `code` and `status` with `const`, and name its response in `x-error-contract.responses`.",
    );
  }
}
