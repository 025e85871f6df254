import type { EventKind, Policy, Verdict } from "../../src/index.ts";
import { documentOf, type Failures, notations } from "./notations.ts";

/** A change to a document, and the single event that it causes. */
export interface Case {
  readonly event: string;
  readonly notation: string;
  readonly old: object;
  readonly now: object;
  /** The expected kind of event; `undefined` if callers cannot notice anything. */
  readonly kind: EventKind | undefined;
  readonly verdict: Verdict;
  readonly policy?: Policy;
}

const GET = "GET /orders/{id}";
const POST = "POST /orders";
const notFound = { status: 404, code: "not_found" };
const badRequest = { status: 400, code: "bad_request" };
const duplicate = { status: 409, code: "duplicate" };

/** Changes to codes, each written in every notation. */
const ofCodes: readonly (Pick<Case, "event" | "kind" | "verdict" | "policy"> & {
  readonly from: Failures;
  readonly to: Failures;
})[] = [
  {
    event: "a code is added",
    kind: "code-added",
    verdict: "minor",
    from: { [GET]: [notFound], [POST]: [badRequest] },
    to: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
  },
  {
    event: "a code is added under the policy `closed`",
    kind: "code-added",
    verdict: "major",
    policy: "closed",
    from: { [GET]: [notFound], [POST]: [badRequest] },
    to: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
  },
  {
    event: "a second code comes with a status",
    kind: "code-added",
    verdict: "minor",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest, duplicate, { status: 409, code: "locked" }] },
  },
  {
    event: "a code is removed",
    kind: "code-removed",
    verdict: "major",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest] },
  },
  {
    event: "a code is renamed",
    kind: "code-renamed",
    verdict: "major",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest, { ...duplicate, code: "already_exists" }] },
  },
  {
    event: "a code moves to another status",
    kind: "code-moved",
    verdict: "major",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest, { ...duplicate, status: 422 }] },
  },
  {
    event: "a code comes with one more status",
    kind: "code-moved",
    verdict: "minor",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest, duplicate, { ...duplicate, status: 422 }] },
  },
  {
    event: "a code becomes possible for an operation under the policy `closed`",
    kind: "code-possible",
    verdict: "major",
    policy: "closed",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound, badRequest], [POST]: [badRequest, duplicate] },
  },
  {
    event: "a code becomes possible for an operation",
    kind: "code-possible",
    verdict: "minor",
    from: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound, badRequest], [POST]: [badRequest, duplicate] },
  },
  {
    event: "a code becomes impossible for an operation",
    kind: "code-impossible",
    verdict: "major",
    from: { [GET]: [notFound, badRequest], [POST]: [badRequest, duplicate] },
    to: { [GET]: [notFound], [POST]: [badRequest, duplicate] },
  },
  {
    event: "an operation is added",
    kind: "operation-added",
    verdict: "minor",
    from: { [GET]: [notFound] },
    to: { [GET]: [notFound], "DELETE /orders/{id}": [notFound] },
  },
  {
    event: "an operation is removed",
    kind: "operation-removed",
    verdict: "major",
    from: { [GET]: [notFound], "DELETE /orders/{id}": [notFound] },
    to: { [GET]: [notFound] },
  },
];

const matrix: readonly Case[] = ofCodes.flatMap(({ from, to, ...about }) =>
  notations.map(({ name, write }) => ({ ...about, notation: name, old: write(from), now: write(to) })),
);

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const json = (schema: object, rest: object = {}): object => ({
  description: "An error.",
  content: { "application/json": { schema } },
  ...rest,
});
const plain = object({ code: string, message: string });
const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });
const schemaRef = { $ref: "#/components/schemas/Error" };

/** One operation, `GET /orders/{id}`, with these responses. */
const api = (responses: Readonly<Record<string, object>>, root: object = {}): object =>
  documentOf({ [GET]: responses }, root);

/** Three operations that share a response, which has this schema or these members. */
const shared = (schema: object, rest: object = {}): object =>
  documentOf(
    { [GET]: { 404: ref("Gone") }, "PUT /orders/{id}": { 404: ref("Gone") }, "GET /teas/{id}": { 404: ref("Gone") } },
    { components: { responses: { Gone: json(schema, rest) } } },
  );

/** The notations of a body: in place, as a common schema, in `allOf`, in a shared response, below `error`. */
const bodies: readonly (readonly [notation: string, write: (schema: object) => object])[] = [
  ["in place", (schema) => api({ 404: json(schema), 409: json(schema) })],
  [
    "a common schema",
    (schema) => api({ 404: json(schemaRef), 409: json(schemaRef) }, { components: { schemas: { Error: schema } } }),
  ],
  [
    "`allOf` of a common schema",
    (schema) =>
      api(
        { 404: json({ allOf: [schemaRef, { description: "Not found." }] }) },
        { components: { schemas: { Error: schema } } },
      ),
  ],
  ["a response that three operations share", (schema) => shared(schema)],
  ["below `error`", (schema) => api({ 404: json(object({ error: schema })) })],
];

const ofBodies: readonly (readonly [event: string, kind: EventKind, verdict: Verdict, from: object, to: object])[] = [
  ["a field is removed", "field-removed", "major", object({ code: string, message: string, hint: string }), plain],
  ["a field is added", "field-added", "minor", plain, object({ code: string, message: string, hint: string })],
  ["a field becomes optional", "field-optional", "major", plain, object({ code: string, message: string }, ["code"])],
  ["a field becomes required", "field-required", "patch", object({ code: string, message: string }, ["code"]), plain],
  ["a field changes its type", "field-type", "major", plain, object({ code: integer, message: string })],
  ["the code moves to another field", "field-moved", "major", plain, object({ error_code: string, message: string })],
];

const matrixOfBodies: readonly Case[] = ofBodies.flatMap(([event, kind, verdict, from, to]) =>
  bodies.map(([notation, write]) => ({ event, kind, verdict, notation, old: write(from), now: write(to) })),
);

const limited = (headers: object): object => api({ 429: json(plain, { headers }) });
const header = { schema: string };
const coded = (code: string, entry: object = {}): object => ({
  ...object({ code: { const: code }, message: string }),
  "x-error": entry,
});
const conflict = (unique: readonly string[]): object =>
  documentOf({ [POST]: { 409: json(plain), operation: { "x-unique": unique } } });
const [inPlace, byRef, allOf, oneOf, byEnum] = notations;
const both: Failures = { [GET]: [notFound], [POST]: [badRequest, duplicate] };
const write = (notation: (typeof notations)[number] | undefined): object => notation?.write(both) ?? {};

type Row = readonly [
  event: string,
  notation: string,
  kind: EventKind | undefined,
  verdict: Verdict,
  old: object,
  now: object,
];

const rows: readonly Row[] = [
  [
    "a status is replaced by a range with the same body",
    "in place",
    "status-generalized",
    "none",
    api({ 404: json(plain) }),
    api({ "4XX": json(plain) }),
  ],
  [
    "a status is replaced by a range with the same body",
    "`$ref`",
    "status-generalized",
    "none",
    api({ 404: ref("Error") }, { components: { responses: { Error: json(plain) } } }),
    api({ "4XX": ref("Error") }, { components: { responses: { Error: json(plain) } } }),
  ],
  [
    "a status is replaced by `default` with the same body",
    "in place",
    "status-generalized",
    "none",
    api({ 404: json(plain) }),
    api({ default: json(plain) }),
  ],
  [
    "a status is described beside its range",
    "in place",
    "status-specified",
    "none",
    api({ "4XX": json(plain) }),
    api({ "4XX": json(plain), 404: json(plain) }),
  ],
  [
    "a range is replaced by `default`",
    "in place",
    "status-generalized",
    "none",
    api({ "4XX": json(plain) }),
    api({ default: json(plain) }),
  ],
  [
    "a range is removed",
    "in place",
    "status-removed",
    "major",
    api({ 404: json(plain), "4XX": json(plain) }),
    api({ 404: json(plain) }),
  ],
  [
    "`default` is removed",
    "in place",
    "status-removed",
    "major",
    api({ 404: json(plain), default: json(plain) }),
    api({ 404: json(plain) }),
  ],
  [
    "a status without codes is added",
    "in place",
    "status-added",
    "minor",
    api({ 404: json(plain) }),
    api({ 404: json(plain), 409: json(plain) }),
  ],
  [
    "a status without codes is removed",
    "in place",
    "status-removed",
    "major",
    api({ 404: json(plain), 409: json(plain) }),
    api({ 404: json(plain) }),
  ],
  [
    "a status without a body is removed",
    "in place",
    "status-removed",
    "major",
    api({ 404: { description: "No." }, 409: json(plain) }),
    api({ 409: json(plain) }),
  ],
  [
    "statuses become `oneOf` under a range",
    "a status each, then `oneOf`",
    "status-generalized",
    "none",
    write(inPlace),
    write(oneOf),
  ],
  ["responses in place become shared", "in place, then `$ref`", undefined, "none", write(inPlace), write(byRef)],
  ["schemas are made of a common one", "in place, then `allOf`", undefined, "none", write(inPlace), write(allOf)],
  ["constants become an `enum`", "`const`, then `enum`", undefined, "none", write(byRef), write(byEnum)],
  [
    "a path parameter is renamed",
    "in place",
    undefined,
    "none",
    api({ 404: json(plain) }),
    documentOf({ "GET /orders/{order_id}": { 404: json(plain) } }),
  ],
  [
    "`nullable` becomes a list of types",
    "OpenAPI 3.0, then 3.1",
    undefined,
    "none",
    api({ 404: json(object({ code: string, hint: { type: "string", nullable: true } })) }),
    api({ 404: json(object({ code: string, hint: { type: ["string", "null"] } })) }),
  ],
  [
    "the body is no longer described",
    "in place",
    "body-removed",
    "major",
    api({ 404: json(plain) }),
    api({ 404: { description: "No." } }),
  ],
  [
    "a body is described",
    "in place",
    "body-added",
    "minor",
    api({ 404: { description: "No." } }),
    api({ 404: json(plain) }),
  ],
  [
    "the media type changes",
    "in place",
    "media-types",
    "major",
    api({ 404: json(plain) }),
    api({ 404: { description: "No.", content: { "application/vnd.shop+json": { schema: plain } } } }),
  ],
  [
    "a media type is added",
    "in place",
    "media-types",
    "minor",
    api({ 404: json(plain) }),
    api({
      404: {
        description: "No.",
        content: { "application/json": { schema: plain }, "application/xml": { schema: plain } },
      },
    }),
  ],
  ["`Retry-After` is removed", "in place", "header-removed", "major", limited({ "Retry-After": header }), limited({})],
  ["`Retry-After` is added", "in place", "header-added", "minor", limited({}), limited({ "Retry-After": header })],
  [
    "a header is written in other letters",
    "in place",
    undefined,
    "none",
    limited({ "Retry-After": header }),
    limited({ "retry-after": header }),
  ],
  [
    "`WWW-Authenticate` is removed",
    "a response that three operations share",
    "header-removed",
    "major",
    shared(plain, { headers: { "WWW-Authenticate": header } }),
    shared(plain),
  ],
  [
    "a retry no longer helps",
    "`x-error`",
    "code-retryable",
    "major",
    shared(coded("busy", { retryable: true })),
    shared(coded("busy", { retryable: false })),
  ],
  [
    "a retry helps now",
    "`x-error`",
    "code-retryable",
    "minor",
    shared(coded("busy", { retryable: false })),
    shared(coded("busy", { retryable: true })),
  ],
  [
    "a code is described differently",
    "`x-error`",
    "code-texts",
    "patch",
    shared(coded("busy", { title: "Busy" })),
    shared(coded("busy", { title: "Too busy" })),
  ],
  [
    "a retired code is removed",
    "`x-error-contract`",
    "code-removed",
    "minor",
    write(inPlace),
    {
      ...notations[0]?.write({ ...both, [POST]: [badRequest] }),
      "x-error-contract": { retired: { duplicate: { since: "2" } } },
    },
  ],
  ["a field becomes unique", "`x-unique`", "unique-added", "major", conflict(["email"]), conflict(["email", "name"])],
  [
    "a field need not be unique anymore",
    "`x-unique`",
    "unique-removed",
    "minor",
    conflict(["email", "name"]),
    conflict(["email"]),
  ],
  [
    "the list of codes is opened",
    "`x-error-contract`",
    "policy",
    "major",
    api({ 404: json(plain) }, { "x-error-contract": { policy: "closed" } }),
    api({ 404: json(plain) }, { "x-error-contract": { policy: "open" } }),
  ],
];

/** Every case: one event each. */
export const cases: readonly Case[] = [
  ...matrix,
  ...matrixOfBodies,
  ...rows.map(([event, notation, kind, verdict, old, now]) => ({ event, notation, kind, verdict, old, now })),
];
