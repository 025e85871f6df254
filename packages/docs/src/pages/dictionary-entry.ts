import type { NamedText, Support } from "../document/describe-api.ts";
import type { SampleRequest } from "../document/sample-request.ts";

/** Whether requests of a method are safe or idempotent (RFC 9110, section 9.2). */
export type MethodKind = "safe" | "idempotent" | "other";

/** An operation that can return a code. */
export interface Occurrence {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  /** The key of the response that allows the code: `409`, `4XX`, `default`. */
  readonly response: string;
  /** Whether that key is the status itself rather than a range. */
  readonly listed: boolean;
  /** The operation's address in the reference. */
  readonly reference: string;
  readonly methodKind: MethodKind;
  /** The triggers of the code there, as far as the document states them: Markdown. */
  readonly triggers: readonly string[];
}

/** An example of an error response from the document. */
export interface ShownResponse {
  readonly status: number | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly mediaType: string;
  readonly body: unknown;
  /** The request id in the body, if there is one. */
  readonly requestId: string | undefined;
}

/** A call that a reader can copy. */
export interface Sample {
  readonly language: "sh" | "ts";
  readonly text: string;
}

/** A code that the API no longer returns. */
export interface Retirement {
  /** The version or date since which it is retired. */
  readonly since: string | undefined;
  readonly replacedBy: PageReference | undefined;
  /** Markdown. */
  readonly note: string | undefined;
}

/** A code and the name of its page. */
export interface PageReference {
  readonly code: string | number;
  /** The file name without its extension. */
  readonly page: string;
}

/** All data about one code: the JSON twin of its page. */
export interface DictionaryEntry extends PageReference {
  /** The page's address. */
  readonly url: string;
  readonly statuses: readonly number[];
  readonly title: string | undefined;
  /** Markdown. */
  readonly description: string | undefined;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly retryable: boolean | undefined;
  /** Whether a response with this code has the header `Retry-After`. */
  readonly retryAfter: boolean;
  /** The names of the envelopes that contain it. */
  readonly envelopes: readonly string[];
  readonly response: ShownResponse | undefined;
  readonly occurrences: readonly Occurrence[];
  /** The causes that the response withholds and the API returns elsewhere. */
  readonly keptCauses: readonly NamedText[];
  /** The kinds of detail that the body may list. */
  readonly detailTypes: readonly NamedText[];
  readonly samples: readonly Sample[];
  /** Codes that share a status or that the texts mention. */
  readonly related: readonly PageReference[];
  readonly retired: Retirement | undefined;
}

/** What the dictionary says about the API as a whole. */
export interface ApiFacts {
  readonly title: string;
  readonly version: string | undefined;
  readonly support: Support | undefined;
  /** How to find the record of a failed request. */
  readonly lookup:
    | {
        readonly title: string;
        readonly reference: string;
        /** The query parameter that takes the request id. */
        readonly parameter: string;
        readonly request: SampleRequest | undefined;
      }
    | undefined;
}

/** The error dictionary of an API, before layout. */
export interface Dictionary {
  readonly api: ApiFacts;
  readonly baseUrl: string;
  /** The address of the API itself. */
  readonly server: string | undefined;
  readonly docsUrl: string | undefined;
  readonly homeUrl: string | undefined;
  /** By status, then in the document's order; retired codes last. */
  readonly entries: readonly DictionaryEntry[];
}
