import type { BodyForm } from "../schema/form.ts";
import type { Operation } from "./operation.ts";
import type { Content, ResponseObject } from "./response.ts";
import type { StatusKey } from "./status.ts";

/** An operation that returns a code. */
export interface CodeUse {
  readonly operation: Operation;
  /** The key of `responses` as written. */
  readonly key: string;
  readonly status: StatusKey;
  /** Whether an exact status lists it; if not, a range or `default` covers it. */
  readonly listed: boolean;
}

/** An operation that returns an envelope. */
export interface EnvelopeUse extends CodeUse {
  readonly response: ResponseObject;
  readonly content: Content;
}

/** One form of an error body, where it is declared and which operations return it. */
export interface ErrorBody {
  readonly form: BodyForm;
  readonly content: Content;
  readonly response: ResponseObject;
  /** The same array for all forms of one content. */
  readonly uses: readonly EnvelopeUse[];
  /** Whether successes use the very same schema at least half as often. */
  readonly alsoSuccess: boolean;
}
