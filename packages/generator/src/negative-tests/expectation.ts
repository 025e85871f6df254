import {
  type ContractModel,
  type DeclaredResponse,
  declares,
  declaresRange,
  type ErrorEnvelope,
  listedAt,
  type Operation,
  type ResponseObject,
  type StatusKey,
} from "@error-contract/contract";
import { bodyOf } from "./body-promise.ts";

/** What the document guarantees about the response to a request. */
export interface Expectation {
  /** The acceptable statuses; empty if the document only has a range or `default`, which means any from 400 to 499. */
  readonly statuses: readonly number[];
  /** The acceptable codes; empty if the document names none. */
  readonly codes: readonly (string | number)[];
  /** The envelope that says where the code is; `undefined` if a body may have one of several, or none. */
  readonly envelope: ErrorEnvelope | undefined;
  /** The acceptable media types, without parameters; empty if no body is required, or if any type is allowed. */
  readonly mediaTypes: readonly string[];
  /** The properties that a body under a range must have, as JSON pointers: the runner does not support ranges. */
  readonly requires: readonly string[];
}

/**
 * What an operation guarantees for a request that is rejected with one of several statuses.
 *
 * @param model - the model of the document
 * @param operation - the operation
 * @param statuses - the statuses that would be right
 * @param range - whether `4XX` or `default` is enough, if the operation has none of the statuses
 * @returns the guarantee; `undefined` if the operation gives none
 */
export function promised(
  model: ContractModel,
  operation: Operation,
  statuses: readonly number[],
  range = true,
): Expectation | undefined {
  const exact = statuses.filter((status) => declares(operation, status));
  if (exact.length > 0) {
    const found = operation.responses.filter(({ status }) => status.kind === "exact" && exact.includes(status.status));
    return expectationOf(model, found, exact);
  }
  if (!range) return undefined;
  const wide = declaresRange(operation, 4)
    ? operation.responses.find(({ status, error }) => error && status.kind === "range" && status.hundreds === 4)
    : operation.responses.find(({ status, error }) => error && status.kind === "default");
  return wide && expectationOf(model, [wide], []);
}

/**
 * What the document itself guarantees, in `x-error-contract.responses`, for requests that no operation describes.
 *
 * @param model - the model of the document
 * @param status - the status that would be right
 * @returns the guarantee; `undefined` if the document gives none
 */
export function promisedByNorm(model: ContractModel, status: number): Expectation | undefined {
  const entry = model.declaration?.entries.find((one) => one.status.kind === "exact" && one.status.status === status);
  return entry && expectationOf(model, [entry], [status]);
}

function expectationOf(
  model: ContractModel,
  responses: readonly Pick<DeclaredResponse, "status" | "response">[],
  statuses: readonly number[],
): Expectation {
  const bodies = responses.map(({ response }) => bodyOf(model, response));
  const [envelope] = bodies.map((body) => body?.envelope);
  const same = envelope && bodies.every((body) => body?.envelope === envelope) ? envelope : undefined;
  const byResponse = same ? responses.map(({ response, status }) => codesOf(model, same, status, response)) : [];
  const [only] = bodies;
  return {
    statuses,
    // If one of the statuses has no codes, any code is acceptable.
    codes: byResponse.every((codes) => codes.length > 0) ? [...new Set(byResponse.flat())] : [],
    envelope: same,
    mediaTypes: bodies.every((body) => body !== undefined && body.mediaTypes.length > 0)
      ? [...new Set(bodies.flatMap((body) => body?.mediaTypes ?? []))]
      : [],
    requires: statuses.length === 0 ? (only?.requires ?? []) : [],
  };
}

/** The codes that a response lists, or else those in the document's examples for its status. */
function codesOf(
  model: ContractModel,
  envelope: ErrorEnvelope,
  key: StatusKey,
  response: ResponseObject | undefined,
): readonly (string | number)[] {
  const { code } = envelope.shape;
  if (code === undefined || response === undefined) return [];
  const own = model.codes.filter((entry) => entry.envelope === envelope);
  const isPossible = ({ statuses }: { readonly statuses: readonly number[] }): boolean =>
    key.kind !== "exact" || statuses.length === 0 || statuses.includes(key.status);
  const forms = response.content.flatMap((content) => content.forms);
  const listings = forms.map((form) => listedAt(form, code));
  const listed = listings.flatMap(({ values }) => values.map(({ value }) => value));
  if (listed.length > 0) {
    if (listings.some(({ open, values }) => open || values.length === 0)) return [];
    const possible = listed.filter((value) => own.some((entry) => entry.code === value && isPossible(entry)));
    return possible.length > 0 ? possible : listed;
  }
  if (key.kind !== "exact") return [];
  return own.filter(({ statuses }) => statuses.includes(key.status)).map((entry) => entry.code);
}
