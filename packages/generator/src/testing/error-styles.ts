/** An error style of APIs: what the document says, the types that follow from it, and what a client reads. */
export interface Style {
  readonly name: string;
  /** The error responses of `GET /a`. */
  readonly responses: Readonly<Record<string, unknown>>;
  /** The type of a documented error's code. */
  readonly code: string;
  /** What `isApiError` narrows to for a code, as TypeScript types. */
  readonly caught: { readonly code: string; readonly status: string; readonly body?: string };
  /** Whether `isApiError` accepts any other code. */
  readonly openCode?: true;
  readonly answers: readonly {
    readonly status: number;
    /** `application/json` if left out. */
    readonly mediaType?: string;
    readonly body: unknown;
    readonly read: { readonly code: string | number | null; readonly message?: string };
  }[];
}

const string = { type: "string" };
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
const response = (schema: object, mediaType = "application/json", more: object = {}) => ({
  description: "No.",
  content: { [mediaType]: { schema, ...more } },
});
const problem = {
  type: "object",
  properties: { type: string, title: string, detail: string, status: { type: "integer" } },
};
const problemOf = (type: string) => ({
  allOf: [problem, { required: ["type"], properties: { type: { const: type } } }],
});
const PROBLEM = "application/problem+json";

export const styles: readonly Style[] = [
  {
    name: "a nested code, from a closed list",
    responses: { 404: response(object({ error: object({ code: { enum: ["gone", "moved"] }, message: string }) })) },
    code: `"gone" | "moved"`,
    caught: { code: `"gone"`, status: "404" },
    answers: [
      { status: 404, body: { error: { code: "gone", message: "No." } }, read: { code: "gone", message: "No." } },
    ],
  },
  {
    name: "a code for each status",
    responses: {
      404: response(object({ errorCode: { const: "GONE" }, message: string })),
      409: response(object({ errorCode: { const: "TAKEN" }, message: string, by: string })),
    },
    code: `"GONE" | "TAKEN"`,
    caught: { code: `"TAKEN"`, status: "409", body: "Bodies[409]" },
    answers: [
      { status: 409, body: { errorCode: "TAKEN", message: "No.", by: "b" }, read: { code: "TAKEN", message: "No." } },
    ],
  },
  {
    name: "codes that only examples show",
    responses: {
      404: response(object({ errorCode: string, message: string }), "application/json", {
        examples: {
          gone: { value: { errorCode: "gone", message: "No." } },
          moved: { value: { errorCode: "moved", message: "No." } },
        },
      }),
    },
    code: `"gone" | "moved" | (string & {})`,
    caught: { code: `"gone"`, status: "number" },
    openCode: true,
    answers: [
      { status: 404, body: { errorCode: "gone", message: "No." }, read: { code: "gone", message: "No." } },
      { status: 404, body: { errorCode: "newer", message: "No." }, read: { code: "newer", message: "No." } },
      // Here, `unexpected_response` is the API's own code.
      {
        status: 404,
        body: { errorCode: "unexpected_response", message: "No." },
        read: { code: "unexpected_response", message: "No." },
      },
    ],
  },
  {
    name: "numbers for codes",
    responses: { 404: response(object({ code: { type: "integer", enum: [1003, 1004] }, message: string })) },
    code: "1003 | 1004",
    caught: { code: "1003", status: "404" },
    answers: [{ status: 404, body: { code: 1003, message: "No." }, read: { code: 1003, message: "No." } }],
  },
  {
    name: "numbers that only an example shows",
    responses: {
      404: response(object({ code: { type: "integer" }, message: string }), "application/json", {
        example: { code: 1003, message: "No." },
      }),
    },
    code: "number",
    caught: { code: "1003", status: "number" },
    answers: [{ status: 404, body: { code: 1004, message: "No." }, read: { code: 1004, message: "No." } }],
  },
  {
    name: "no code at all",
    responses: { 404: response(object({ message: string })) },
    code: "null",
    caught: { code: "null", status: "number", body: "ErrorBody" },
    answers: [{ status: 404, body: { message: "No." }, read: { code: null, message: "No." } }],
  },
  {
    name: "problem details of any type",
    responses: { 404: response(problem, PROBLEM) },
    code: `"about:blank" | (string & {})`,
    caught: { code: `"about:blank"`, status: "number" },
    openCode: true,
    answers: [
      {
        status: 404,
        mediaType: PROBLEM,
        body: { title: "Not Found", detail: "No." },
        read: { code: "about:blank", message: "No." },
      },
    ],
  },
  {
    name: "problem details of listed types",
    responses: {
      404: response(problemOf("https://a.example/gone"), PROBLEM),
      409: response(problemOf("https://a.example/taken"), PROBLEM),
    },
    code: `"https://a.example/gone" | "https://a.example/taken"`,
    caught: { code: `"https://a.example/gone"`, status: "404" },
    answers: [
      {
        status: 409,
        mediaType: PROBLEM,
        body: { type: "https://a.example/taken", detail: "No." },
        read: { code: "https://a.example/taken", message: "No." },
      },
    ],
  },
  {
    name: "two kinds of body",
    responses: {
      404: response(object({ error: object({ code: { enum: ["gone", "moved"] }, message: string }) })),
      422: response(
        object({ detail: { type: "array", items: object({ loc: { type: "array" }, msg: string, type: string }) } }),
      ),
    },
    code: `"gone" | "moved" | null`,
    caught: { code: `"moved"`, status: "404" },
    answers: [
      { status: 404, body: { error: { code: "moved", message: "No." } }, read: { code: "moved", message: "No." } },
      { status: 422, body: { detail: [{ loc: ["body"], msg: "No.", type: "missing" }] }, read: { code: null } },
    ],
  },
];
