/**
 * What a value is in JSON.
 *
 * @example
 * const shape: Record<string, JsonKind> = { message: "string", details: "array" };
 */
export type JsonKind = "string" | "number" | "boolean" | "array" | "object";

/**
 * What the client has to know of an API's errors to recognise one: the generator writes it as `errorContract`.
 *
 * @example
 * import { errorContract, type paths } from "./generated/index.js";
 * const api = createClient<paths>({ baseUrl: "https://api.example.com", contract: errorContract });
 */
export interface ErrorContract {
  /** The property of an error body that holds its code. */
  readonly code: string;
  /** The property of an error body that repeats the HTTP status; null where there is none. */
  readonly status: string | null;
  /** The other properties that every error body has. */
  readonly shape: Readonly<Record<string, JsonKind>>;
  /** The HTTP status of each code; null for a code that comes with several. */
  readonly statuses: Readonly<Record<string, number | null>>;
  /** The codes after which the same request may succeed later. */
  readonly retryable: readonly string[];
}

/**
 * Whether a body is an error that the contract describes, and is what it says: the envelope's properties are there, the
 * code is known, and its status is that of the response.
 *
 * @param body the parsed body
 * @param status the HTTP status of the response
 * @param contract the contract; false where none is known, and any JSON object is believed
 * @returns true when the types of the contract may be relied on
 */
export function isContractError(body: unknown, status: number, contract: ErrorContract | false): body is object {
  if (kindOf(body) !== "object") return false;
  if (!contract) return true;
  const fields = body as Readonly<Record<string, unknown>>; // an object, as has just been seen
  const expected = contract.statuses[fields[contract.code] as string]; // any other key finds nothing
  return (
    (expected === null || expected === status) &&
    (contract.status === null || fields[contract.status] === status) &&
    Object.entries(contract.shape).every(([name, kind]) => kindOf(fields[name]) === kind)
  );
}

function kindOf(value: unknown): string | false {
  return Array.isArray(value) ? "array" : value !== null && typeof value;
}
