import type { Place } from "../document/place.ts";

/** Something in `x-error-contract` that cannot be meant as it stands. */
export interface DeclarationProblem {
  readonly kind: DeclarationProblemKind;
  /** The key or value in question. */
  readonly place: Place;
  /** A sentence that says what is wrong, and what would be right. */
  readonly message: string;
  /** What was probably meant, for a key or pointer that is nearly right. */
  readonly suggestion: string | undefined;
}

/**
 * `unknown-key`: `x-error-contract` has no such key. `wrong-type`: the value is of another type, or none of the choices.
 * `dead-reference`: a `$ref` leads to nothing. `dead-pointer`: no error body has that place. `no-response`: what is named is
 * no Response Object. `no-error`: the status is no error's.
 */
export type DeclarationProblemKind =
  | "unknown-key"
  | "wrong-type"
  | "dead-reference"
  | "dead-pointer"
  | "no-response"
  | "no-error";
