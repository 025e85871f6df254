/** What may stand at a place of `x-error-contract`: the one description that the JSON Schema and the validator are made of. */
export type Structure = { readonly description: string } & (
  | { readonly kind: "text" }
  /** A place in an error body: a JSON pointer, or a plain name, which is short for `/name`. */
  | { readonly kind: "pointer" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** An object of OpenAPI, or a reference to one. */
  | { readonly kind: "openapi"; readonly object: "schema" | "response" }
  | {
      readonly kind: "object";
      readonly keys: Readonly<Record<string, Structure>>;
      readonly required?: readonly string[];
    }
  /** Any keys of a form, each with the same structure. */
  | { readonly kind: "map"; readonly key: "status" | "code"; readonly value: Structure }
  /** A text, or an object that says more. */
  | { readonly kind: "short"; readonly text: Structure; readonly object: Structure }
);

const pointer = (description: string): Structure => ({ kind: "pointer", description });
const text = (description: string): Structure => ({ kind: "text", description });

/** The structure of `x-error-contract`. */
export const declarationStructure: Structure = {
  kind: "object",
  description: "How this API fails: the envelope of its errors, their shared responses, and where a body keeps what.",
  keys: {
    envelope: { kind: "openapi", object: "schema", description: "The schema that every error body is or extends." },
    responses: {
      kind: "map",
      key: "status",
      description: "The shared response of each error status or range: 404, 4XX, default.",
      value: { kind: "openapi", object: "response", description: "The shared response, as a rule by reference." },
    },
    fields: {
      kind: "object",
      description:
        "Where an error body keeps what. A JSON pointer, * for any element of a list; a plain name is short for /name.",
      keys: {
        code: pointer("The machine-readable code."),
        status: pointer("What repeats the HTTP status."),
        message: pointer("The text for people."),
        requestId: pointer("What names the request."),
        documentationUrl: pointer("The address of a page about the error."),
        details: {
          kind: "short",
          description: "What is wrong in particular.",
          text: pointer("The list, the map, or the single detail."),
          object: {
            kind: "object",
            description: "Where the details are, and what one of them holds.",
            required: ["at"],
            keys: {
              at: pointer("The list, the map, or the single detail."),
              location: pointer("Inside one detail: the part of the request."),
              pointer: pointer("Inside one detail: the field."),
              message: pointer("Inside one detail: the text for people."),
              type: pointer("Inside one detail: the machine-readable kind."),
            },
          },
        },
      },
    },
    retired: {
      kind: "map",
      key: "code",
      description: "Codes that the API no longer sends. Removing one that stands here breaks no client.",
      value: {
        kind: "short",
        description: "Since when the code is not sent, or why.",
        text: text("Since when the code is not sent, or why."),
        object: {
          kind: "object",
          description: "Since when the code is not sent, and what comes instead.",
          keys: {
            since: text("The version or date since which the code is not sent."),
            description: text("Why, and what clients do now. Markdown."),
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
