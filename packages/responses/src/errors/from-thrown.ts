import { ContractError } from "./contract-error.ts";

/**
 * Converts any thrown value to a {@link ContractError}.
 *
 * @param thrown - the value: an error of this package, of another library or of a handler
 * @returns a `ContractError` unchanged; for a client error that carries its status, such as one of http-errors, an
 * error with that status; otherwise a 500 with the value as its `cause`, which the response does not show
 * @example fromThrown(new Error("no table orders at db.internal")).status; // 500
 */
export function fromThrown(thrown: unknown): ContractError {
  if (thrown instanceof ContractError) return thrown;
  const { status, statusCode = status, message = "" } = thrown instanceof Error ? (thrown as HttpError) : {};
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500
    ? new ContractError(statusCode, message, { cause: thrown })
    : new ContractError(500, "", { cause: thrown });
}

/** The properties that frameworks and their plugins set on errors. */
interface HttpError {
  readonly message?: string;
  readonly status?: unknown;
  readonly statusCode?: unknown;
}
