import type { ContractModel, Operation, ResponseObject } from "@error-contract/contract";
import type { ContractError } from "../errors/contract-error.ts";
import { UnservableDocument } from "../errors/unservable-document.ts";
import type { SchemaChecks } from "../schema/schema-checks.ts";
import { type BodyPlan, planBody } from "./body-plan.ts";
import { describedResponse } from "./described.ts";
import { problemPlan } from "./problem.ts";
import { reasonOf } from "./status-text.ts";
import type { Said } from "./wish.ts";

/** An error response, ready to send. */
export interface ErrorResponse {
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** The error code; `undefined` if the document has no codes. */
  readonly code: string | number | undefined;
  /** The headers, by lower-case name. There is no `content-type` if there is no body. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or a string if the document describes `text/plain`; `undefined` if there is no body. */
  readonly body: unknown;
  /** Why the body does not match the document, as a sentence for the service's log; `undefined` if it is valid. */
  readonly misfit: string | undefined;
}

/** The request that failed. */
export interface FailedCall {
  /** The value of `X-Request-ID`. */
  readonly requestId: string;
  /** The document's operation; `undefined` if path and method match none. */
  readonly operation?: Operation | undefined;
  /** The request target: path and query. */
  readonly target?: string | undefined;
}

/** Writes an error as the document describes it. It does not throw. */
export type WriteError = (error: ContractError, call: FailedCall) => ErrorResponse;

/** Settings for the bodies of errors. */
export interface ErrorResponsesOptions {
  /**
   * Returns the documentation URL of a code, for bodies that have a field for it.
   *
   * @param code - the code
   * @returns an absolute URL
   * @default the document's link for the code
   */
  readonly documentationUrl?: ((code: string) => string) | undefined;
  /**
   * The code to use for a status that has several codes in the document.
   *
   * @default the code whose name fits the status best
   */
  readonly codes?: Readonly<Record<number, string | number>> | undefined;
}

/** The error responses of a document. See {@link errorResponses}. */
export interface ErrorResponses {
  readonly write: WriteError;
  /** What the document does not specify, one sentence each. Log them at start-up. */
  readonly gaps: readonly string[];
}

/** The statuses that every service needs, regardless of what its operations describe. */
const NEEDED = [400, 404, 405, 500];
const NEEDED_WHERE_SECURED = [401, 403];

/**
 * Prepares the error responses of a document. Every body is checked against its schema before it is sent.
 *
 * @param model - the model of the document
 * @param checks - the document's schemas
 * @param options - settings that the document does not contain
 * @returns the function that writes errors, and what the document does not specify
 * @throws {UnservableDocument} if the document declares its shape in `x-error-contract` but lacks an error that every service needs
 * @example
 * const { write } = errorResponses(readErrorContract(document), schemaChecks(document));
 * const { status, headers, body } = write(new ContractError(404, "There is no such order."), { requestId });
 */
export function errorResponses(
  model: ContractModel,
  checks: SchemaChecks,
  options: ErrorResponsesOptions = {},
): ErrorResponses {
  const declared = model.declaration !== undefined;
  const plans = new Map<Operation | undefined, Map<string, Resolved>>();
  const statusOfFaults = new Map<Operation | undefined, number>();
  return { write, gaps: findGaps() };

  function write(error: ContractError, call: FailedCall): ErrorResponse {
    const { status, plan } = resolve(call.operation, statusOf(error, call.operation), error.code);
    const opaque = status >= 500;
    const message =
      status === 500 || (opaque && status !== error.status) ? "Something went wrong on our side." : error.message;
    const { code, mediaType } = plan;
    const said: Said = {
      code,
      status,
      message,
      requestId: call.requestId,
      documentationUrl: addressOf(plan),
      details: opaque ? [] : error.details,
    };
    const around = { status, reason: reasonOf(status), requestId: call.requestId, message, target: call.target };
    let body = plan.write(said, around);
    let [fault] = plan.check(body);
    // If the schema does not allow the body, the details are omitted, then the reason phrase replaces the message.
    for (const less of fault ? [{ details: [] }, { details: [], message: around.reason }] : []) {
      const attempt = { ...said, ...less };
      body = plan.write(attempt, { ...around, message: attempt.message });
      [fault] = plan.check(body);
      if (fault === undefined) break;
    }
    const misfit =
      fault && `The body of a ${status} does not fit its schema: ${fault.instancePath || "the body"} ${fault.message}.`;
    const sent = mediaType === "application/json" ? "application/json; charset=utf-8" : mediaType;
    return {
      status,
      code,
      headers: { ...error.headers, ...(sent !== undefined && { "content-type": sent }) },
      body,
      misfit,
    };
  }

  function addressOf({ code, entry }: BodyPlan): string | undefined {
    return (code === undefined ? undefined : options.documentationUrl?.(String(code))) ?? entry?.documentationUrl;
  }

  /** FastAPI and others respond to an invalid request with 422 and do not describe a 400. */
  function statusOf({ status, details }: ContractError, operation: Operation | undefined): number {
    if (status !== 400 || details.length === 0) return status;
    const known = statusOfFaults.get(operation) ?? findStatusOfFaults(operation);
    statusOfFaults.set(operation, known);
    return known;
  }

  function findStatusOfFaults(operation: Operation | undefined): number {
    const described = (tried: number): boolean => {
      const found = describedResponse(model, operation, tried) ?? describedResponse(model, undefined, tried);
      return found !== undefined && found.by !== "default";
    };
    return !described(400) && described(422) ? 422 : 400;
  }

  function resolve(operation: Operation | undefined, status: number, code: string | number | undefined): Resolved {
    const key = `${status} ${code ?? ""}`;
    const known = plans.get(operation) ?? new Map<string, Resolved>();
    plans.set(operation, known);
    const resolved = known.get(key) ?? plan(operation, status, code ?? options.codes?.[status]);
    known.set(key, resolved);
    return resolved;
  }

  function plan(operation: Operation | undefined, status: number, code: string | number | undefined): Resolved {
    const misfits: string[] = [];
    for (const scope of operation === undefined ? [undefined] : [operation, undefined]) {
      const found = describedResponse(model, scope, status);
      const planned = found && planBody(model, checks, found.response, { status, code });
      if (planned?.kind === "plan") return { status, plan: planned.plan, by: "document", misfits };
      if (planned) misfits.push(planned.reason);
    }
    if ((declared || code !== undefined) && status !== 500)
      return { ...plan(operation, 500, undefined), by: "none", misfits };
    for (const response of mainResponses()) {
      const planned = planBody(model, checks, response, { status, code: undefined });
      if (planned.kind === "plan" && planned.plan.mediaType)
        return { status, plan: planned.plan, by: "envelope", misfits };
    }
    return { status, plan: problemPlan(status), by: "none", misfits };
  }

  /** The responses that use the document's most common error body. */
  function mainResponses(): readonly ResponseObject[] {
    const main = model.envelopes.find(({ excused }) => !excused);
    return [...new Set(main?.uses.map(({ response }) => response))].slice(0, 50);
  }

  function findGaps(): readonly string[] {
    const secured = model.operations.some(({ kind, security }) => kind === "path" && security.secured);
    const said = [...(model.declaration?.entries ?? [])].flatMap(({ status }) =>
      status.kind === "exact" ? status.status : [],
    );
    const statuses = new Set([...NEEDED, ...(secured ? NEEDED_WHERE_SECURED : []), ...said]);
    const needed = [...statuses].map((status) => ({
      asked: status,
      ...resolve(undefined, status, undefined),
    }));
    const missing = needed.filter(({ by }) => by !== "document");
    if (declared) refuse(missing);
    const doubtful = needed.filter(({ by, plan }) => by === "document" && plan.doubtful);
    return [
      ...missing.map(({ asked, by, plan, misfits }) => {
        const how = by === "envelope" ? "its most common error body" : "problem details (RFC 9457)";
        const why = misfits.length > 0 ? misfits.join("; ") : `The document describes no ${asked}`;
        return `${why}. Responses use ${how}${plan.code === undefined ? "" : ` and the code ${JSON.stringify(plan.code)}`}.`;
      }),
      ...doubtful.map(
        ({ asked, plan }) =>
          `The document does not say which of its codes a ${asked} has; ${JSON.stringify(plan.code)} is used. Set it with the option \`codes\`.`,
      ),
    ];
  }
}

/** The response for an error, and where it comes from. */
interface Resolved {
  readonly status: number;
  readonly plan: BodyPlan;
  /** `document`: a response of the document. `envelope`: its usual body. `none`: the document has nothing for this status. */
  readonly by: "document" | "envelope" | "none";
  /** Why the responses that describe the status could not be used. */
  readonly misfits: readonly string[];
}

function refuse(missing: readonly { readonly asked: number; readonly misfits: readonly string[] }[]): void {
  const misfits = missing.flatMap((each) => each.misfits);
  if (misfits.length > 0) throw new UnservableDocument(`${misfits.join(".\n")}.`);
  if (missing.length === 0) return;
  throw new UnservableDocument(
    `The document has no error code for the status ${missing.map(({ asked }) => asked).join(", ")}, which any service may have to answer. ` +
      "Add a response whose schema fixes its code and status with `const`, and name it in `x-error-contract.responses`.",
  );
}
