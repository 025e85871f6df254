import { ref, response } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-envelope.ts";

const foreign = { type: "object", properties: { reason: { type: "string" } } };

/** The schema that FastAPI writes under 422. */
const fastApi = {
  type: "object",
  properties: {
    detail: {
      type: "array",
      items: {
        type: "object",
        required: ["loc", "msg", "type"],
        properties: {
          loc: { type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } },
          msg: { type: "string" },
          type: { type: "string" },
        },
      },
    },
  },
};

testRule(rule, [
  {
    name: "passes a 503 with the body of its operation's 200: a health check reports with both",
    norm: "inferred",
    change: ({ set }) => {
      set("components schemas Health", { type: "object", properties: { checks: { type: "array" } } });
      const report = () => response("The state of all parts.", ref("schemas", "Health"), undefined, []);
      set("paths /health get responses 200", report());
      set("paths /health get responses 503", report());
    },
    errors: [],
  },
  {
    name: "flags a 409 with the body of its operation's 200, which reports nothing",
    norm: "inferred",
    change: ({ set }) => {
      set("paths /health get responses 200", response("A pet.", ref("schemas", "Pet"), undefined, []));
      set("paths /health get responses 409", response("A pet.", ref("schemas", "Pet"), undefined, []));
    },
    errors: [["#/paths/~1health/get/responses/409/content/application~1json/schema", "has a body of its own"]],
  },
  {
    name: "does not expect the envelope of an operation with servers of its own, which another service answers",
    norm: "inferred",
    change: ({ set }) => {
      set("paths /pets get servers", [{ url: "https://storage.example.com" }]);
      set("paths /pets get responses 418", { description: "The signature is wrong." });
    },
    errors: [
      [
        "#/paths/~1pets/get/responses/418",
        'has no body, but other errors describe theirs; add "content" with the schema of its body.',
      ],
    ],
  },
  {
    name: "flags a shared response whose body has its own schema",
    change: ({ set }) => set("components responses NotFound content application/json schema", foreign),
    errors: [
      [
        "#/components/responses/NotFound/content/application~1json/schema",
        "The shared response NotFound has a body of its own (2 uses of this schema in all), but other errors use the envelope Error; use or extend that schema.",
      ],
    ],
  },
  {
    name: "flags a schema that no longer extends the envelope, at the schema",
    change: ({ set }) => set("components schemas NotFound allOf 0", foreign),
    errors: [["#/components/schemas/NotFound", "has a body of its own"]],
  },
  {
    name: "flags a copy of the envelope where it is declared by reference",
    change: ({ copy, set }) =>
      set("components responses Forbidden content application/json schema", copy("components schemas Error")),
    errors: [["#/components/responses/Forbidden/content/application~1json/schema", "The shared response Forbidden"]],
  },
  {
    name: "flags one foreign alternative of a range",
    change: ({ copy, set }) =>
      set("components responses AnyServerError content application/json schema oneOf", [
        ...(copy("components responses AnyServerError content application/json schema oneOf") as object[]),
        foreign,
      ]),
    errors: [["#/components/responses/AnyServerError/content/application~1json/schema/oneOf/2", "AnyServerError"]],
  },
  {
    name: "flags an error without a body, under a status, a range or default",
    change: ({ drop, set }) => {
      drop("components responses NotFound content");
      drop("components responses AnyClientError content");
      set("paths /health get responses default", { description: "Anything else." });
    },
    errors: [
      ["#/components/responses/NotFound", "The shared response NotFound has no body"],
      ["#/components/responses/AnyClientError", "The shared response AnyClientError has no body"],
      ["#/paths/~1health/get/responses/default", "The default response of GET /health has no body"],
    ],
  },
  {
    name: "reports it once where more than ten errors have no body and the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      for (let number = 1; number <= 11; number++) {
        set(`paths /pets-${number}`, { get: { responses: { 404: { description: `No pet ${number}.` } } } });
      }
    },
    errors: [
      [
        "#/paths",
        "11 of 19 error responses, such as GET /pets-1, GET /pets-2 and GET /pets-3, have no body, but other errors use the envelope Error",
      ],
    ],
  },
  {
    name: "flags the reference of an error to the schema of a success, not the schema itself",
    norm: "inferred",
    change: ({ set }) => {
      const pet = () => response("A pet.", ref("schemas", "Pet"), undefined, []);
      set("paths /pets/{id} get responses 200", pet());
      set("paths /pets/{id} get responses 410", pet());
    },
    errors: [
      [
        "#/paths/~1pets~1{id}/get/responses/410/content/application~1json/schema",
        "The 410 response of GET /pets/{id} has a body of its own, but other errors use the envelope Error",
      ],
    ],
  },
  {
    name: "flags a body without a schema",
    change: ({ drop }) => drop("components responses NotFound content application/json schema"),
    errors: [["#/components/responses/NotFound/content/application~1json", "has a body of its own"]],
  },
  {
    name: "flags a declaration that names no envelope",
    change: ({ drop }) => drop("x-error-contract envelope"),
    errors: [["#/x-error-contract", "names no envelope"]],
  },
  {
    name: "flags the body that differs where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => set("paths /pets get responses 418", response("A teapot.", foreign, undefined, [])),
    errors: [["#/paths/~1pets/get/responses/418/content/application~1json/schema", "the envelope Error"]],
  },
  {
    name: "reports it once where the bodies have nothing in common and the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "NotFound", "DuplicateRecord", "Unavailable"]) {
        set(`components responses ${name} content application/json schema`, { properties: { [name]: {} } });
      }
      for (const name of ["AnyClientError", "AnyServerError"]) {
        set(`components responses ${name} content application/json schema`, { properties: { [name]: {} } });
      }
    },
    errors: [["#/paths", "error responses have no common body"]],
  },
  {
    name: "flags a document that declares nothing under strict",
    norm: "inferred",
    preset: "strict",
    change: () => {},
    errors: [["#/paths", "does not declare its error contract"]],
  },
  {
    name: "passes the envelope itself, and one that is extended over several steps",
    change: ({ set }) => {
      set("components responses NotFound content application/json schema", ref("schemas", "Error"));
      set("components schemas Special", { allOf: [{ allOf: [ref("schemas", "Forbidden")] }] });
      set("components responses Forbidden content application/json schema", { anyOf: [ref("schemas", "Special")] });
    },
    errors: [],
  },
  {
    name: "passes a copy of the envelope where the norm is inferred: it is not another body",
    norm: "inferred",
    change: ({ copy, set }) =>
      set("components responses Forbidden content application/json schema", copy("components schemas Error")),
    errors: [],
  },
  {
    name: "passes FastAPI's 422 as the only body: FastAPI prescribes it",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name}`);
      for (const name of keys("paths")) drop(`paths ${name}`);
      set("paths /items", { get: { responses: { 422: response("Validation Error", fastApi, undefined, []) } } });
    },
    errors: [],
  },
  {
    name: "names the only error response where its schema names no properties",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name}`);
      for (const name of keys("paths")) drop(`paths ${name}`);
      set("paths /items", { get: { responses: { 404: response("Gone.", { type: "object" }, undefined, []) } } });
    },
    errors: [
      [
        "#/paths/~1items/get/responses/404",
        "The 404 response of GET /items has a body whose schema names no properties",
      ],
    ],
  },
  {
    name: "passes the one body that is not prescribed: there is no other that it could differ from",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name}`);
      for (const name of keys("paths")) drop(`paths ${name}`);
      const invalid = () => ({ 422: response("Validation Error", fastApi, undefined, []) });
      for (const name of ["a", "b", "c"]) set(`paths /${name}`, { get: { responses: invalid() } });
      set("paths /a get responses 404", response("Gone.", foreign, undefined, []));
    },
    errors: [],
  },
  {
    name: "reports it once where no schema names properties",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name}`);
      for (const name of keys("paths")) drop(`paths ${name}`);
      const anything = () => response("Gone.", { type: "object" }, undefined, []);
      set("paths /items", { get: { responses: { 404: anything(), 410: anything() } } });
    },
    errors: [["#/paths", "None of the 2 error responses has a schema that names properties"]],
  },
  {
    name: "names the only error response where it has no body",
    norm: "inferred",
    change: ({ set, keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name}`);
      for (const name of keys("paths")) drop(`paths ${name}`);
      set("paths /items", { get: { responses: { 404: { description: "Gone." } } } });
    },
    errors: [
      ["#/paths/~1items/get/responses/404", "The 404 response of GET /items has no body, so a client cannot tell"],
    ],
  },
  {
    name: "reports it once where no error has a body",
    norm: "inferred",
    change: ({ keys, drop }) => {
      for (const name of keys("components responses")) drop(`components responses ${name} content`);
    },
    errors: [["#/paths", "None of the 8 error responses has a body"]],
  },
  {
    name: "passes the error of an OAuth endpoint (RFC 6749, 5.2), which need not be the API's own",
    norm: "inferred",
    change: ({ set }) =>
      set("paths /token", {
        post: {
          responses: {
            200: { description: "A token." },
            400: {
              description: "The grant is refused.",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["error"],
                    properties: {
                      error: { type: "string", enum: ["invalid_request", "invalid_client", "invalid_grant"] },
                      error_description: { type: "string" },
                      error_uri: { type: "string" },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    errors: [],
  },
  {
    name: "passes HEAD without a body, an HTML page beside the envelope, and the answers of a webhook's receiver",
    change: ({ set }) => {
      set("paths /health head", { security: [], responses: { 404: { description: "No." } } });
      set("components responses NotFound content text/html", { schema: { type: "string" } });
      set("webhooks", {
        petAdded: { post: { responses: { 200: { description: "." }, 404: { description: "No." } } } },
      });
    },
    errors: [],
  },
  {
    name: "demands the members of RFC 9457 under problem-details",
    preset: "problem-details",
    norm: "inferred",
    change: ({ set }) => {
      const properties = Object.fromEntries(
        ["type", "title", "status", "detail", "instance"].map((name) => [name, {}]),
      );
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "NotFound", "DuplicateRecord", "Unavailable"]) {
        set(`components schemas ${name}`, { properties });
      }
      set("components schemas ServerError", { properties: { type: {}, title: {} } });
    },
    errors: [["#/components/schemas/ServerError", "the envelope problem details (RFC 9457)"]],
  },
]);
