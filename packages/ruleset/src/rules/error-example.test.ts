import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { rule } from "./error-example.ts";

const NOT_FOUND = "components responses NotFound content application/json";
const NOT_FOUND_AT = "#/components/responses/NotFound/content/application~1json";

testRule(rule, [
  {
    name: "flags a body without an example, under a status and under the ranges",
    change: ({ drop }) => {
      drop(`${NOT_FOUND} example`);
      drop("components responses AnyClientError content application/json example");
      drop("components responses AnyServerError content application/json example");
    },
    errors: [
      [NOT_FOUND_AT, 'The shared response NotFound has no example of its body; add "example" or "examples".'],
      ["#/components/responses/AnyClientError/content/application~1json", "AnyClientError"],
      ["#/components/responses/AnyServerError/content/application~1json", "AnyServerError"],
    ],
  },
  {
    name: "flags default without an example",
    change: ({ set }) =>
      set("paths /pets get responses default", {
        description: "Else.",
        content: { "application/json": { schema: ref("schemas", "Error") } },
      }),
    errors: [["#/paths/~1pets/get/responses/default/content/application~1json", "The default response of GET /pets"]],
  },
  {
    name: "passes an HTML page without an example",
    change: ({ set }) => set("components responses NotFound content text/html", { schema: { type: "string" } }),
    errors: [],
  },
  {
    name: "flags an example that lacks a required property",
    change: ({ drop }) => drop(`${NOT_FOUND} example message`),
    errors: [
      [
        `${NOT_FOUND_AT}/example`,
        'an example that its schema does not allow: "message" is missing; correct one of them.',
      ],
    ],
  },
  {
    name: "flags a wrong type, at the place of the value",
    change: ({ set }) => set(`${NOT_FOUND} example message`, 7),
    errors: [[`${NOT_FOUND_AT}/example/message`, "7 is not of type string at message"]],
  },
  {
    name: "flags a value other than the pinned one, deep in allOf",
    change: ({ set }) => set(`${NOT_FOUND} example code`, "forbidden"),
    errors: [[`${NOT_FOUND_AT}/example/code`, '"forbidden" is not']],
  },
  {
    name: "flags an example of a range that fits none of its alternatives",
    change: ({ set }) => set("components responses AnyClientError content application/json example", { message: "?" }),
    errors: [["#/components/responses/AnyClientError/content/application~1json/example", "it is none of the oneOf"]],
  },
  {
    name: "flags a wrong item, a property that is not allowed, and too many items, each in a named example",
    change: ({ set, copy }) => {
      const value = copy(`${NOT_FOUND} example`) as object;
      set("components schemas NotFound allOf 1 properties details", {
        type: "array",
        maxItems: 1,
        items: { type: "object", additionalProperties: false, properties: { pointer: { type: "string" } } },
      });
      set(`${NOT_FOUND} examples`, {
        item: { value: { ...value, details: [{ pointer: 1 }] } },
        extra: { value: { ...value, details: [{ reason: "?" }] } },
        many: { value: { ...value, details: [{}, {}] } },
      });
    },
    errors: [
      [`${NOT_FOUND_AT}/examples/item/value/details/0/pointer`, "1 is not of type string at details.0.pointer"],
      [`${NOT_FOUND_AT}/examples/extra/value/details/0/reason`, '"reason" is not a property of it'],
      [`${NOT_FOUND_AT}/examples/many/value/details`, "more than 1 items"],
    ],
  },
  {
    name: "reports it once where most have no example and the norm is inferred",
    norm: "inferred",
    change: ({ drop }) => {
      for (const name of ["BadRequest", "Unauthorized", "Forbidden", "NotFound", "DuplicateRecord"]) {
        drop(`components responses ${name} content application/json example`);
      }
    },
    errors: [
      [
        "#/paths",
        "5 of 8 error bodies, such as response BadRequest, response Unauthorized and response Forbidden, have no example",
      ],
    ],
  },
  {
    name: "passes an example in the schema, or one of each property",
    change: ({ drop, set }) => {
      drop(`${NOT_FOUND} example`);
      set("components schemas NotFound example", { code: "not_found", status: 404, message: "No such pet." });
      drop("components responses Forbidden content application/json example");
      set("components schemas Error properties message example", "It went wrong.");
      set("components schemas Error properties details default", []);
    },
    errors: [],
  },
  {
    name: "passes null where null is allowed, in the form of either version",
    change: ({ set, version }) => {
      set(
        "components schemas Error properties message",
        version === "3.0.3" ? { type: "string", nullable: true } : { type: ["string", "null"] },
      );
      set(`${NOT_FOUND} example message`, null);
    },
    errors: [],
  },
  {
    name: "passes keywords that it does not understand, and a schema that contains itself",
    change: ({ set }) => {
      set("components schemas Error properties message", {
        type: "string",
        format: "odd",
        pattern: "[",
        "x-odd": 1,
        not: {},
      });
      set("components schemas Error allOf", [ref("schemas", "Error")]);
    },
    errors: [],
  },
  {
    name: "passes an example that is a reference",
    change: ({ copy, set, drop }) => {
      set("components examples", { Gone: { value: copy(`${NOT_FOUND} example`) } });
      drop(`${NOT_FOUND} example`);
      set(`${NOT_FOUND} examples`, { gone: { $ref: "#/components/examples/Gone" } });
    },
    errors: [],
  },
]);
