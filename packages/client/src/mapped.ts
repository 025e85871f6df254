import type { anyObject, BodyPath } from "./descriptor.ts";
import type { UnexpectedResponse } from "./unexpected.ts";

/** The descriptor of an API whose errors are not known. */
export type AnyObject = typeof anyObject;

type EnvelopeOf<Described> = Described extends { readonly envelopes: readonly (infer Envelope)[] } ? Envelope : never;

/** The type of the value at a path; `never` if the body cannot have one. */
export type At<Value, Path> = Path extends string ? Below<Value, readonly [Path]> : Below<Value, Path>;

type Below<Value, Path> = Path extends readonly [infer Key, ...infer Rest]
  ? Value extends null | undefined
    ? undefined
    : unknown extends Value
      ? unknown
      : Key extends keyof Value
        ? Below<Value[Key], Rest>
        : never
  : Value;

/**
 * The code of an error body, as a client reads it: null if the API's errors have none.
 *
 * @example
 * type Code = CodeOf<components["schemas"]["Problem"], typeof errorDescriptor>;
 */
export type CodeOf<Body, Described> = Body extends UnexpectedResponse
  ? "unexpected_response"
  : OrNull<CodeIn<Body, EnvelopeOf<Described>>>;

type OrNull<Code> = [Code] extends [never] ? null : Code;

type CodeIn<Body, Envelope> = Envelope extends {
  readonly code: infer Path extends BodyPath;
  readonly codes: infer Codes;
}
  ? Sent<At<Body, Path>, Envelope, keyof Codes>
  : never;

/** A code whose schema is just `string` is one of those that the descriptor lists or, if the list is open, any other. */
type Sent<Value, Envelope, Listed> = Value extends null | undefined
  ? Missing<Envelope>
  : unknown extends Value
    ? ListedIn<Envelope, Listed> | Missing<Envelope>
    : string extends Value
      ? ListedIn<Envelope, Listed>
      : number extends Value
        ? ListedIn<Envelope, Listed, number>
        : Value;

/** With a closed list the code cannot be missing: a body without one is unexpected. */
type Missing<Envelope> = Envelope extends { readonly problem: true }
  ? "about:blank"
  : Envelope extends { readonly open: true }
    ? null
    : never;

/** `string & {}` and not `string`, so that editors still complete the listed codes. */
type ListedIn<Envelope, Listed, Other = string & {}> =
  | Listed
  | (Envelope extends { readonly open: true } ? Other : never);

/** One detail of an error body. */
export type DetailOf<Body, Described> = Body extends UnexpectedResponse
  ? never
  : ElementOf<NonNullable<DetailsIn<Body, EnvelopeOf<Described>>>>;

type DetailsIn<Body, Envelope> = Envelope extends { readonly details: infer Path extends BodyPath }
  ? At<Body, Path>
  : never;

type ElementOf<Details> = Details extends readonly (infer Detail)[] ? Detail : Details;

/** The statuses that a body itself pins; `number` if it pins none. */
export type PinnedBy<Body, Described> = OrNumber<Extract<StatusIn<Body, EnvelopeOf<Described>>, number>>;

type OrNumber<Status> = [Status] extends [never] ? number : Status;

type StatusIn<Body, Envelope> = Envelope extends { readonly status: infer Path extends BodyPath }
  ? At<Body, Path>
  : never;

/** The statuses that a code may have, as the descriptor lists them. */
export type StatusOfCode<Code, Described> = OrNumber<ListedStatus<Code, EnvelopeOf<Described>>>;

type ListedStatus<Code, Envelope> = Envelope extends { readonly codes: infer Codes }
  ? Code extends keyof Codes
    ? Codes[Code] extends readonly (infer Status)[]
      ? Status
      : Codes[Code] extends 0
        ? number
        : Codes[Code]
    : never
  : never;
