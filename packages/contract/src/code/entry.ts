import type { Place } from "../document/place.ts";
import type { ErrorEnvelope } from "../envelope/envelope.ts";
import type { CodeUse } from "../operation/error-body.ts";
import type { CodeTexts } from "./texts.ts";

/** A code of the API. */
export interface CodeEntry extends CodeTexts {
  /** A number if the document writes it as a number. */
  readonly code: string | number;
  /** The HTTP statuses that the document gives it; empty if it gives none. */
  readonly statuses: readonly number[];
  /** The strongest evidence for it. */
  readonly evidence: CodeEvidence;
  /** Whether a closed list names it: `const`, `enum` or a mapping, with no other values allowed. */
  readonly closed: boolean;
  readonly envelope: ErrorEnvelope;
  /** The name of the schema that pins it, or of the enum that lists it; `undefined` if that is inline. */
  readonly schema: string | undefined;
  /** Where that schema or example is: a JSON pointer into its file. */
  readonly pointer: string;
  readonly place: Place;
  /** Every place that names it, starting with the one above. */
  readonly definitions: readonly CodeDefinition[];
  readonly uses: readonly CodeUse[];
}

/**
 * How a document names a code, from the strongest evidence to the weakest. `status`: a problem of type `about:blank`,
 * which only its status identifies.
 */
export type CodeEvidence = "const" | "enum" | "mapping" | "example" | "status";

/** One of the places in a document that name a code. */
export interface CodeDefinition extends CodeTexts {
  readonly evidence: CodeEvidence;
  readonly schema: string | undefined;
  readonly place: Place;
}
