import { ContractError } from "./contract-error.ts";

/**
 * Turns whatever was thrown into an error of the contract.
 *
 * @param thrown - an error of this package, of another library or of a handler
 * @returns the error itself; a client error that carries its status, as http-errors does; otherwise a 500 that keeps
 * what was thrown as its `cause` and shows nothing of it
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
