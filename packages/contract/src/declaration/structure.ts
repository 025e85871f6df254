/** What each place in `x-error-contract` allows: the single source of the JSON Schema and of the validator. */
export type Structure = { readonly description: string } & (
  | { readonly kind: "text" }
  /** A place in an error body: a JSON pointer, or a plain name, which is short for `/name`. */
  | { readonly kind: "pointer" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** An OpenAPI object, or a reference to one. */
  | { readonly kind: "openapi"; readonly object: "schema" | "response" }
  | {
      readonly kind: "object";
      readonly keys: Readonly<Record<string, Structure>>;
      readonly required?: readonly string[];
    }
  /** Any statuses or codes as keys, each with the same structure. */
  | { readonly kind: "map"; readonly key: "status" | "code"; readonly value: Structure }
  /** A string, or an object that says more. */
  | { readonly kind: "short"; readonly text: Structure; readonly object: Structure }
);

const pointer = (description: string): Structure => ({ kind: "pointer", description });
const text = (description: string): Structure => ({ kind: "text", description });

/** The structure of `x-error-contract`. */
export const declarationStructure: Structure = {
  kind: "object",
  description:
    "How this API fails: the envelope of its errors, their shared responses, and where a body has its fields.",
  keys: {
    envelope: { kind: "openapi", object: "schema", description: "The schema that every error body is or extends." },
    responses: {
      kind: "map",
      key: "status",
      description: "The shared response of each error status or range: 404, 4XX, default.",
      value: { kind: "openapi", object: "response", description: "The shared response, usually a reference." },
    },
    fields: {
      kind: "object",
      description:
        "Where an error body has its fields, as JSON pointers: * stands for any list element, and a plain name is short for /name.",
      keys: {
        code: pointer("The machine-readable code."),
        status: pointer("The copy of the HTTP status."),
        message: pointer("The human-readable message."),
        requestId: pointer("The request id."),
        documentationUrl: pointer("The URL of a page about the error."),
        details: {
          kind: "short",
          description: "The details: what exactly is wrong.",
          text: pointer("The list, the map, or the single detail."),
          object: {
            kind: "object",
            description: "Where the details are, and the fields of each.",
            required: ["at"],
            keys: {
              at: pointer("The list, the map, or the single detail."),
              location: pointer("Inside one detail: the part of the request."),
              pointer: pointer("Inside one detail: the field."),
              message: pointer("Inside one detail: the human-readable message."),
              type: pointer("Inside one detail: the machine-readable kind."),
            },
          },
        },
      },
    },
    retired: {
      kind: "map",
      key: "code",
      description: "Codes that the API no longer sends. Removing a code listed here is not a breaking change.",
      value: {
        kind: "short",
        description: "Since when the code is no longer sent, or why.",
        text: text("Since when the code is no longer sent, or why."),
        object: {
          kind: "object",
          description: "Since when the code is no longer sent, and what replaces it.",
          keys: {
            since: text("The version or date since which the code is no longer sent."),
            description: text("Why, and what clients should do. Markdown."),
            replacedBy: text("The code that is sent instead."),
          },
        },
      },
    },
    policy: {
      kind: "choice",
      values: ["open", "closed"],
      description:
        "Whether clients must expect codes that this document does not list (open), or adding one is a breaking change (closed).",
    },
  },
};
