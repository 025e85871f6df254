import type { BodyForm } from "../schema/form.ts";
import type { Operation } from "./operation.ts";
import type { Content, ResponseObject } from "./response.ts";
import type { StatusKey } from "./status.ts";

/** An operation that answers with a code. */
export interface CodeUse {
  readonly operation: Operation;
  /** The key of `responses` as written. */
  readonly key: string;
  readonly status: StatusKey;
  /** Whether an exact status says so; otherwise a range or `default` admits it. */
  readonly listed: boolean;
}

/** An operation that answers with an envelope. */
export interface EnvelopeUse extends CodeUse {
  readonly response: ResponseObject;
  readonly content: Content;
}

/** One form of an error's body, where it is declared and who answers with it. */
export interface ErrorBody {
  readonly form: BodyForm;
  readonly content: Content;
  readonly response: ResponseObject;
  /** The same array for all forms of one content. */
  readonly uses: readonly EnvelopeUse[];
  /** Whether successes are answered with the very same schema, at least half as often. */
  readonly alsoSuccess: boolean;
}
