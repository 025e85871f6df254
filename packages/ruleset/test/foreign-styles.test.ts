import { describe, expect, it } from "vitest";
import { lint } from "../src/lint.ts";

type Responses = Readonly<Record<string, unknown>>;

const text = { type: "string" } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const shared = (name: string) => ({ $ref: `#/components/responses/${name}` });
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const json = (schema: object | undefined, rest: object = {}, description = "It went wrong.") => ({
  description,
  content: { "application/json": { ...(schema && { schema }), ...rest } },
});
const success = { "200": { description: "Done." } };

/** A document in a third-party style: operations by path, each with its responses and a success. */
function document(operations: Readonly<Record<string, Responses>>, components: object = {}): object {
  const paths = Object.entries(operations).map(([path, responses]) => {
    return [path, { get: { security: [{ key: [] }], responses: { ...success, ...responses } } }];
  });
  return { openapi: "3.1.0", paths: Object.fromEntries(paths), components };
}

/** The messages of one rule. */
function said(rule: string, subject: object): readonly string[] {
  return lint(subject).flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}

const nested = object({ error: object({ code: { type: "integer" }, message: text }) });
const nestedExample = (code: number) => ({ example: { error: { code, message: "No." } } });

describe("in a document of any style, the rules find", () => {
  it("a status inside a wrapper: error.code 500 under 401", () => {
    const subject = document({
      "/a": { "404": json(nested, nestedExample(404)), "403": json(nested, nestedExample(403)) },
      "/b": { "401": json(nested, nestedExample(500)) },
    });
    expect(said("error-status-match", subject)).toEqual([
      "The 401 response of GET /b is used for 401 but has the status 500 in its example; make them agree.",
    ]);
  });

  it.each(["stack", "debug"])("a %s inside a wrapper", (name) => {
    const schema = object({ error: object({ message: text, [name]: text }) });
    expect(said("error-server-opaque", document({ "/a": { "500": json(schema) } }))).toEqual([
      `The 500 response of GET /a has the property "error.${name}", but a server error must reveal nothing about the server; remove it and log it instead.`,
    ]);
  });

  it("a success with the properties of the error, and with an exception among its examples", () => {
    const properties = { code: { type: "integer" }, type: text, message: text };
    const failed = { value: { code: 1002, type: "NoSuchPetException", message: "There is no such pet." } };
    const subject = document(
      {
        "/a": { "404": json(ref("ErrorModel")), "409": json(ref("ErrorModel")) },
        "/test": {
          "200": json(object(properties), { examples: { good: { value: { code: 0 } }, failed } }),
          "404": json(ref("ErrorModel")),
        },
      },
      { schemas: { ErrorModel: object(properties) } },
    );
    expect(said("success-not-error", subject)).toEqual([
      "GET /test answers 200 with an error body; move it under the status of the error.",
    ]);
  });

  it("no envelope for all errors in a body that only 400 has, such as a framework's list of violations", () => {
    const violations = json(ref("Violations"));
    const subject = document(
      { "/a": { "400": violations, "404": { description: "No such pet." } }, "/b": { "400": violations } },
      { schemas: { Violations: object({ violations: { type: "array", items: text } }) } },
    );
    expect(said("error-envelope", subject)).toEqual([
      'The 404 response of GET /a has no body, but other errors describe theirs; add "content" with the schema of its body.',
    ]);
  });

  it.each([
    ["nested", (code: unknown) => object({ error: object({ code: { const: code }, message: text }) }), "locked"],
    ["numeric", (code: unknown) => object({ code: { type: "integer", const: code }, message: text }), 1001],
    ["plain", (code: unknown) => object({ code: { type: "string", enum: [code] }, message: text }), "locked"],
  ])("one %s code that bodies of two statuses pin, neither of which pins its status", (_, body, code) => {
    const other = typeof code === "number" ? 1002 : "gone";
    const subject = document({
      "/a": { "409": json(body(code)), "404": json(body(other)) },
      "/b": { "423": json(body(code)) },
    });
    expect(said("error-code-unique", subject)).toEqual([
      `The code ${code} is pinned by responses with the statuses 409 and 423; give each error its own code.`,
    ]);
    const agreed = document({ "/a": { "409": json(body(code)) }, "/b": { "409": json(body(code)) } });
    expect(said("error-code-unique", agreed)).toEqual([]);
  });

  it("no code in a constant that bodies of most statuses have", () => {
    const body = object({ code: { const: "error" }, message: text });
    const subject = document({ "/a": { "404": json(body), "409": json(body) }, "/b": { "423": json(body) } });
    expect(said("error-code-unique", subject)).toEqual([]);
  });

  it("one numeric code for 400 and for 404, in examples", () => {
    const schema = object({ code: { type: "integer" }, message: text });
    const body = (code: number) => json(schema, { example: { code, message: "No." } });
    const subject = document({
      "/a": { "400": body(1001), "404": body(1001), "409": body(1002) },
      "/b": { "403": body(1003), "404": body(1004) },
    });
    expect(said("error-code-unique", subject)).toEqual([
      "The code 1001 comes in examples with the statuses 400 and 404; give each error its own code.",
    ]);
  });

  it("one code that two lists describe differently", () => {
    const listing = (description: string) =>
      object({
        code: { type: "string", enum: ["locked", "gone"], "x-enumDescriptions": { locked: description } },
        message: text,
      });
    const subject = document({
      "/a": { "423": json(listing("Wait.")) },
      "/b": { "423": json(listing("Ask your admin.")) },
    });
    expect(said("error-code-unique", subject)).toEqual([
      'The code locked has two meanings: "Wait." and "Ask your admin."; give each error its own code, or one description.',
    ]);
  });

  it("a property's example that shows one status under others, as one finding about the schema", () => {
    const schemas = { Problem: object({ status: { type: "integer", example: 500 }, message: text }) };
    const subject = document(
      { "/a": { "404": json(ref("Problem")), "500": json(ref("Problem")) }, "/b": { "400": json(ref("Problem")) } },
      { schemas },
    );
    expect(said("error-status-match", subject)).toEqual([
      "The schema Problem has the status 500 as the example of a property, which is also shown under 404 and 400; give each response its own example.",
    ]);
    const own = { example: { status: 404, message: "No." } };
    expect(said("error-status-match", document({ "/a": { "404": json(ref("Problem"), own) } }, { schemas }))).toEqual(
      [],
    );
  });

  it("an example whose code no schema lists, in a list of errors", () => {
    const schema = (code: string) =>
      object({ errors: { type: "array", items: object({ code: { const: code }, message: text }) } });
    const shown = (code: string) => ({ example: { errors: [{ code, message: "No." }] } });
    const subject = document({
      "/a": {
        "404": json(schema("not_found"), shown("missing")),
        "409": json(schema("duplicate"), shown("duplicate")),
      },
    });
    expect(said("error-code-known", subject)).toEqual([
      "The 404 response of GET /a names the code missing, which the catalogue does not have; use a code of the catalogue, or add a schema that pins missing.",
    ]);
  });
});

describe("a body that another standard prescribes is not held to the API's envelope", () => {
  const own = { "403": json(ref("Error")), "404": json(ref("Error")), "409": json(ref("Error")) };
  const schemas = { Error: object({ code: text, message: text, request_id: text }) };
  const code = (values: readonly string[]) => ({ type: "string", enum: values });
  it.each([
    [
      "OAuth 2.0, RFC 6749",
      "401",
      "application/json",
      { error: code(["invalid_client", "invalid_grant"]), error_description: text },
    ],
    [
      "security event tokens, RFC 8935",
      "400",
      "application/json",
      { err: code(["invalid_key", "authentication_failed"]), description: text },
    ],
    [
      "SCIM, RFC 7644",
      "401",
      "application/scim+json",
      { schemas: { type: "array", items: text }, scimType: text, detail: text, status: text },
    ],
  ])("%s", (_, status, mediaType, properties) => {
    const content = { [mediaType]: { schema: object(properties) } };
    const subject = document(
      { "/a": own, "/b": own, "/token": { [status]: { description: "No.", content } } },
      { schemas },
    );
    expect(said("error-envelope", subject)).toEqual([]);
    expect(said("error-property-type", subject)).toEqual([]);
  });
});

describe("the envelope", () => {
  it("is not demanded of schemas that both extend it", () => {
    const extend = (more: object) => ({ allOf: [ref("Error"), object(more)] });
    const schemas = {
      Error: object({ code: text, message: text }),
      Third: extend({ field: text }),
      Second: extend({ resource: text }),
    };
    const subject = document(
      { "/a": { "400": json(ref("Third")), "404": json(ref("Second")) }, "/b": { "400": json(ref("Third")) } },
      { schemas },
    );
    expect(said("error-envelope", subject)).toEqual([]);
  });

  it("is the API's own, however often the framework returns its validation errors", () => {
    const item = object({ loc: { type: "array", items: text }, msg: text, type: text });
    const schemas = {
      HTTPValidationError: object({ detail: { type: "array", items: item } }),
      NotPermitted: object({ error: { const: "NotPermitted" }, detail: text }),
    };
    const validation = { "422": json(ref("HTTPValidationError")) };
    const subject = document(
      {
        "/a": validation,
        "/b": validation,
        "/c": validation,
        "/d": { ...validation, "403": json(ref("NotPermitted")) },
      },
      { schemas },
    );
    expect(said("error-envelope", subject)).toEqual([]);
  });
});

describe("examples", () => {
  it("at every leaf, in lists too, are enough", () => {
    const leaf = { type: "string", example: "x" };
    const schema = object({ message: leaf, errors: { type: "array", items: object({ field: leaf, reason: leaf }) } });
    expect(said("error-example", document({ "/a": { "400": json(schema) } }))).toEqual([]);
  });

  it("that are missing from bodies of one schema are one finding, which counts them", () => {
    const paths = Object.fromEntries(["/a", "/b", "/c"].map((path) => [path, { "404": json(ref("Error")) }]));
    const subject = document(paths, { schemas: { Error: object({ message: text }) } });
    expect(said("error-example", subject)).toEqual([
      'The 404 response of GET /a and 2 others with the same schema have no example of their bodies; add "example" or "examples".',
    ]);
  });

  it("beside the schema's $ref are reported as misplaced, not as missing", () => {
    const schema = { ...ref("Error"), examples: { none: { value: { message: "No." } } } };
    const subject = document({ "/a": { "404": json(schema) } }, { schemas: { Error: object({ message: text }) } });
    expect(said("error-example", subject)).toEqual([
      'The 404 response of GET /a has "examples" beside the $ref of its schema, where nothing reads them; move them up beside "schema".',
    ]);
  });
});

describe("what is reported once", () => {
  it("each header that is missing everywhere, although all are reported at paths", () => {
    const bare = (status: string) => ({ [status]: { description: `It is a ${status}.` } });
    const each = { ...bare("401"), ...bare("405"), ...bare("429") };
    const found = said("error-headers", document({ "/a": each, "/b": each, "/c": each }));
    for (const header of ["WWW-Authenticate", "Allow", "Retry-After"]) {
      expect(
        found.filter((message) => message.includes(header)),
        header,
      ).toHaveLength(1);
    }
  });

  it.each([
    ["error-description", () => ({ "404": { description: "Error response" } })],
    ["error-status-key", () => ({ "5xx": { description: "The server failed." } })],
  ])("what a hundred operations have in common: %s", (rule, responses) => {
    const subject = document(
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`/a${index}`, responses()])),
    );
    expect(said(rule, subject)).toHaveLength(1);
    expect(lint(subject).find((finding) => finding.rule === rule)?.faults).toHaveLength(100);
  });

  it("that a schema's name is not a description", () => {
    const schemas = { errorGeneric: object({ message: text }) };
    const named = document({ "/a": { "400": json(ref("errorGeneric"), {}, "errorGeneric") } }, { schemas });
    expect(said("error-description", named)).toHaveLength(1);
    expect(said("error-description", document({ "/a": { "404": json(undefined, {}, "NotFound") } }))).toEqual([]);
  });

  it("that an operation has no fallback, where the document's own fallback is default", () => {
    const fallback = { default: json(ref("Error")) };
    const subject = document(
      { "/a": fallback, "/b": fallback, "/c": { "404": json(ref("Error")) } },
      { schemas: { Error: object({ message: text }) } },
    );
    expect(said("error-4xx-fallback", subject)).toEqual([
      'GET /c does not describe unlisted errors; add "default" to its responses.',
    ]);
    expect(said("error-5xx-fallback", subject)).toEqual([]);
  });

  it("that a response has no body, and not also that it is inline", () => {
    const bare = { "404": { description: "There is none." } };
    const body = { "403": json(ref("Error")), "409": json(ref("Error")) };
    const subject = document(
      { "/a": { ...bare, ...body }, "/b": { ...bare, ...body } },
      { schemas: { Error: object({ message: text }) } },
    );
    expect(said("error-envelope", subject)).toHaveLength(1);
    expect(said("error-response-shared", subject).filter((message) => message.includes("404"))).toEqual([]);
  });
});

it("a default that is an image is not a fallback, and has no envelope", () => {
  const picture = { default: { description: "The cover.", content: { "image/jpeg": { schema: text } } } };
  const subject = document({ "/a": { ...picture, "404": json(object({ message: text })) } });
  expect(said("error-envelope", subject)).toEqual([]);
  expect(said("error-4xx-fallback", subject)).toHaveLength(1);
});

it("adding 401 to one more operation removes one fault, however many operations have it", () => {
  const declared = { "401": shared("Unauthorized"), "404": shared("NotFound") };
  const lacking = { "404": shared("NotFound") };
  const components = { responses: { Unauthorized: json(undefined), NotFound: json(undefined) } };
  const faults = (having: number): number => {
    const operations = Array.from(
      { length: 40 },
      (_, index) => [`/a${index}`, index < having ? declared : lacking] as const,
    );
    const found = lint(document(Object.fromEntries(operations), components));
    return found.flatMap((finding) => finding.faults).filter(({ rule }) => rule === "error-401-declared").length;
  };
  for (let having = 1; having <= 40; having++) expect(faults(having), `${having}`).toBe(40 - having);
});
