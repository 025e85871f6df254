import type { Place } from "../document/place.ts";

/** Something in `x-error-contract` that is invalid. */
export interface DeclarationProblem {
  readonly kind: DeclarationProblemKind;
  /** The key or value in question. */
  readonly place: Place;
  /** A sentence that says what is wrong, and how to correct it. */
  readonly message: string;
  /** The likely correction of a key or pointer that is nearly right. */
  readonly suggestion: string | undefined;
}

/**
 * `unknown-key`: `x-error-contract` has no such key. `wrong-type`: the value has the wrong type, or is not one of the
 * choices; or a required key is missing. `dead-reference`: a `$ref` does not resolve. `dead-pointer`: no error body has
 * that place. `no-response`: the target is not a Response Object. `no-error`: the status is not an error status.
 */
export type DeclarationProblemKind =
  | "unknown-key"
  | "wrong-type"
  | "dead-reference"
  | "dead-pointer"
  | "no-response"
  | "no-error";
