import type { Mutation } from "./mutation.ts";
import { codes, errorEntries, norm, operations, responses, responsesOfClass, root } from "./sites.ts";

const JSON_BODY = "content application/json";
const FOREIGN = { type: "object", properties: { error: { type: "string" }, reason: { type: "string" } } };

/** An operation or a shared response deviates. */
export const shared: readonly Mutation[] = [
  {
    name: "copy the shared response instead of referring to it",
    sites: errorEntries,
    change: (edit, entry) => edit.set(entry, edit.copy(targetOf(edit.copy(entry)))),
    caughtBy: "error-response-shared",
  },
  {
    name: "refer to a copy of the shared response under another name",
    sites: errorEntries,
    change: (edit, entry) => {
      edit.set("components responses Copy", edit.copy(targetOf(edit.copy(entry))));
      edit.set(entry, { $ref: "#/components/responses/Copy" });
    },
    caughtBy: "error-response-shared",
  },
  {
    name: "refer to the entry of another operation",
    sites: errorEntries,
    change: (edit, entry) => {
      edit.set("paths /moved", { get: { responses: { default: edit.copy(targetOf(edit.copy(entry))) } } });
      edit.set(entry, { $ref: "#/paths/~1moved/get/responses/default" });
    },
    caughtBy: "error-response-shared",
    also: ["error-401-declared", "error-403-declared", "error-4xx-fallback", "error-5xx-fallback"],
  },
  {
    name: "refer to a response that does not exist",
    sites: errorEntries,
    change: (edit, entry) => edit.set(entry, { $ref: "#/components/responses/Missing" }),
    caughtBy: "error-response-shared",
  },
  {
    name: "refer to the range where a status has a response of its own",
    sites: (document) => errorEntries(document).filter((entry) => !entry.endsWith("XX")),
    change: (edit, entry) => edit.set(entry, { $ref: "#/components/responses/ClientError" }),
    caughtBy: "error-response-shared",
    also: ["error-headers", "error-status-match"],
  },
  {
    name: "answer a success with an error",
    sites: (document) =>
      ["200", "201"].flatMap((status) => operations(status)(document).map((at) => `${at} responses ${status}`)),
    change: (edit, entry) => edit.set(`${entry} ${JSON_BODY} schema`, { $ref: "#/components/schemas/NotFound" }),
    caughtBy: "success-not-error",
  },
  {
    name: "answer a success with the envelope",
    sites: operations(),
    change: (edit, operation) =>
      edit.set(`${operation} responses 202`, {
        description: "Accepted.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      }),
    caughtBy: "success-not-error",
  },
  {
    name: "let a success be the resource or an error",
    sites: operations(),
    change: (edit, operation) =>
      edit.set(`${operation} responses 2XX`, {
        description: "Mostly good.",
        content: {
          "application/json": {
            schema: { oneOf: [{ $ref: "#/components/schemas/ApiKey" }, { $ref: "#/components/schemas/ClientError" }] },
          },
        },
      }),
    caughtBy: "success-not-error",
  },
  {
    name: "put a shared error under a success status",
    sites: operations(),
    change: (edit, operation) => edit.set(`${operation} responses 207`, { $ref: "#/components/responses/BadRequest" }),
    caughtBy: "success-not-error",
  },
  {
    name: "add an error of another shape to an operation",
    sites: operations(),
    change: (edit, operation) =>
      edit.set(`${operation} responses 418`, {
        description: "A teapot.",
        headers: { "X-Request-ID": { $ref: "#/components/headers/X-Request-ID" } },
        content: { "application/json": { schema: FOREIGN, example: { error: "teapot", reason: "It is one." } } },
      }),
    caughtBy: "error-envelope",
    also: ["error-response-shared"],
  },
  {
    name: "add an error without a body to an operation",
    sites: operations(),
    change: (edit, operation) =>
      edit.set(`${operation} responses 412`, {
        description: "The precondition failed.",
        headers: { "X-Request-ID": { $ref: "#/components/headers/X-Request-ID" } },
      }),
    caughtBy: "error-envelope",
    also: ["error-response-shared"],
  },
  {
    name: "give a shared response a schema of its own",
    sites: responses(),
    change: (edit, response) => edit.set(`${response} ${JSON_BODY} schema`, FOREIGN),
    caughtBy: "error-envelope",
    also: ["error-code-known"],
  },
  {
    name: "remove the schema of a shared response",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} ${JSON_BODY} schema`),
    caughtBy: "error-envelope",
  },
  {
    name: "remove the body of a shared response",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} content`),
    caughtBy: "error-envelope",
  },
  {
    name: "empty the content of a shared response",
    sites: responses(),
    change: (edit, response) => edit.set(`${response} content`, {}),
    caughtBy: "error-envelope",
  },
  {
    name: "allow the body of a shared response to be null",
    sites: responses(),
    change: (edit, response) =>
      edit.set(`${response} ${JSON_BODY} schema`, {
        oneOf: [edit.copy(`${response} ${JSON_BODY} schema`), { type: "null" }],
      }),
    caughtBy: "error-envelope",
    also: ["error-code-known"],
  },
  {
    name: "copy the envelope into the schema of a code",
    sites: codes(),
    change: (edit, schema) => edit.set(`${schema} allOf 0`, edit.copy("components schemas Error")),
    caughtBy: "error-envelope",
  },
  {
    name: "leave the envelope out of the schema of a code",
    sites: codes(),
    change: (edit, schema) => edit.drop(`${schema} allOf 0`),
    caughtBy: "error-envelope",
  },
  ...["text/plain", "text/html", "application/problem+json", "application/vnd.api+json", "application/xml", "*/*"].map(
    (mediaType): Mutation => ({
      name: `send a shared response as ${mediaType}`,
      sites: responses(),
      change: (edit, response) => {
        edit.set(`${response} content ${mediaType}`, edit.copy(`${response} ${JSON_BODY}`));
        edit.drop(`${response} ${JSON_BODY}`);
      },
      caughtBy: "error-media-type",
    }),
  ),
  {
    name: "offer an HTML page beside the JSON",
    sites: responsesOfClass("5"),
    change: (edit, response) =>
      edit.set(`${response} content text/html`, { schema: { type: "string" }, example: "<h1>Sorry</h1>" }),
    caughtBy: "error-media-type",
    also: ["error-code-known"],
  },
  {
    name: "declare the response of another status",
    sites: root,
    change: (edit) => edit.set("x-error-contract responses 404", { $ref: "#/components/responses/Forbidden" }),
    caughtBy: "error-status-match",
    also: ["error-response-shared"],
  },
  {
    name: "declare a response that does not exist",
    sites: (document) => norm(document),
    change: (edit, entry) => edit.set(entry, { $ref: "#/components/responses/Missing" }),
    caughtBy: "error-response-shared",
  },
  {
    name: "declare a response under a mistyped key",
    sites: root,
    change: (edit) => {
      edit.set("x-error-contract responses 4xx", edit.copy("x-error-contract responses 4XX"));
      edit.drop("x-error-contract responses 4XX");
    },
    caughtBy: "error-status-key",
    also: ["error-response-shared"],
  },
  {
    name: "name a property that the envelope lacks as the code",
    sites: root,
    change: (edit) => edit.set("x-error-contract fields", { code: "kind" }),
    caughtBy: "error-contract-valid",
  },
  {
    name: "delete the declaration of the contract",
    sites: root,
    change: (edit) => edit.drop("x-error-contract"),
    caughtBy: "error-envelope",
  },
  {
    name: "declare no envelope",
    sites: root,
    change: (edit) => edit.drop("x-error-contract envelope"),
    caughtBy: "error-envelope",
  },
  {
    name: "declare an envelope that does not exist",
    sites: root,
    change: (edit) => edit.set("x-error-contract envelope", { $ref: "#/components/schemas/Missing" }),
    caughtBy: "error-contract-valid",
  },
];

function targetOf(entry: unknown): string {
  return String((entry as { readonly $ref: string }).$ref)
    .slice("#/".length)
    .replaceAll("/", " ");
}
