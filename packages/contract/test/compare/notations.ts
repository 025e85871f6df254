/** An error of an operation, whatever the notation. */
export interface Failure {
  readonly status: number;
  readonly code: string;
}

/** The failures of each operation. */
export type Failures = Readonly<Record<string, readonly Failure[]>>;

/** A way to write errors in a document. */
export interface Notation {
  readonly name: string;
  readonly write: (failures: Failures) => object;
}

type Responses = Readonly<Record<string, object>>;

const string = { type: "string" };
const json = (media: object): object => ({ description: "An error.", content: { "application/json": media } });
const body = (code: object, status: object = { type: "integer" }): object => ({
  type: "object",
  required: ["code", "status", "message"],
  properties: { code, status, message: string },
});

/**
 * Makes a document of operations.
 *
 * @param operations - the responses of each, apart from 200: `"GET /orders/{id}": { 404: … }`
 * @param root - what else is at the document's root
 * @returns the document
 */
export function documentOf(operations: Readonly<Record<string, Responses>>, root: object = {}): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, { operation, ...responses }] of Object.entries(operations)) {
    const [method = "", path = ""] = name.split(" ");
    const parameters = [...path.matchAll(/\{(.*?)\}/g)].map(([, parameter]) => {
      return { name: parameter, in: "path", required: true, schema: string };
    });
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: { parameters, ...operation, responses: { 200: { description: "Good." }, ...responses } },
    };
  }
  return { openapi: "3.1.0", info: { title: "Shop", version: "1" }, paths, ...root };
}

/** A response for each status, made from its codes. */
function separate(
  failures: Failures,
  responseOf: (status: number, codes: readonly string[]) => object,
): Readonly<Record<string, Responses>> {
  return Object.fromEntries(
    Object.entries(failures).map(([operation, all]) => {
      const statuses = [...new Set(all.map(({ status }) => status))];
      const codesOf = (status: number) => all.filter((one) => one.status === status).map(({ code }) => code);
      return [operation, Object.fromEntries(statuses.map((status) => [status, responseOf(status, codesOf(status))]))];
    }),
  );
}

const oneOrMore = (schemas: readonly object[]): object =>
  schemas.length === 1 && schemas[0] ? schemas[0] : { oneOf: schemas };
const pinned = (status: number, codes: readonly string[]): object =>
  oneOrMore(codes.map((code) => body({ const: code }, { const: status })));

/** Every component that a document's failures need, named after the status and its codes. */
function components(failures: Failures, make: (status: number, codes: readonly string[]) => object): Responses {
  const all = Object.values(separate(failures, (status, codes) => ({ [nameOf(status, codes)]: make(status, codes) })));
  return Object.assign({}, ...all.flatMap((responses) => Object.values(responses)));
}
const nameOf = (status: number, codes: readonly string[]): string => `Error${status}${codes.join("")}`;

/** The same failures, in each notation that APIs use. */
export const notations: readonly Notation[] = [
  {
    name: "a status each, in place",
    write: (failures) => documentOf(separate(failures, (status, codes) => json({ schema: pinned(status, codes) }))),
  },
  {
    name: "a status each, by `$ref`",
    write: (failures) =>
      documentOf(
        separate(failures, (status, codes) => ({ $ref: `#/components/responses/${nameOf(status, codes)}` })),
        {
          components: {
            responses: components(failures, (status, codes) => json({ schema: pinned(status, codes) })),
          },
        },
      ),
  },
  {
    name: "`allOf` of a common schema",
    write: (failures) => {
      const common = { $ref: "#/components/schemas/Error" };
      const extend = (status: number) => (code: string) => ({
        allOf: [common, { type: "object", properties: { code: { const: code }, status: { const: status } } }],
      });
      return documentOf(
        separate(failures, (status, codes) => json({ schema: oneOrMore(codes.map(extend(status))) })),
        { components: { schemas: { Error: body(string) } } },
      );
    },
  },
  {
    name: "`oneOf` under a range",
    write: (failures) =>
      documentOf(
        Object.fromEntries(
          Object.entries(failures).map(([operation, all]) => [
            operation,
            all.length === 0
              ? {}
              : { "4XX": json({ schema: { oneOf: all.map(({ status, code }) => pinned(status, [code])) } }) },
          ]),
        ),
      ),
  },
  {
    name: "`enum`",
    write: (failures) =>
      documentOf(separate(failures, (_, codes) => json({ schema: body({ type: "string", enum: codes }) }))),
  },
  {
    name: "examples alone",
    write: (failures) =>
      documentOf(
        separate(failures, (status, codes) =>
          json({
            schema: body(string),
            examples: Object.fromEntries(codes.map((code) => [code, { value: { code, status, message: "No." } }])),
          }),
        ),
      ),
  },
  {
    name: "nested `error.code`",
    write: (failures) =>
      documentOf(
        separate(failures, (_, codes) =>
          json({
            schema: {
              type: "object",
              required: ["error"],
              properties: {
                error: {
                  type: "object",
                  required: ["code", "message"],
                  properties: { code: { type: "string", enum: codes }, message: string },
                },
              },
            },
          }),
        ),
      ),
  },
  {
    name: "problem details",
    write: (failures) =>
      documentOf(
        separate(failures, (status, codes) => ({
          description: "A problem.",
          content: {
            "application/problem+json": {
              schema: {
                type: "object",
                required: ["type"],
                properties: {
                  type: { enum: codes.map((code) => `https://example.com/problems/${code}`) },
                  title: string,
                  status: { const: status },
                  detail: string,
                },
              },
            },
          },
        })),
      ),
  },
];
