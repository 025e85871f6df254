import { ref } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-status-match.ts";

/** How each version pins a value, and the keyword at which it does. */
const forms = [
  { only: "3.0.3", pin: (value: unknown) => ({ enum: [value] }), keyword: "enum/0" },
  { only: "3.1.0", pin: (value: unknown) => ({ const: value }), keyword: "const" },
] as const;

testRule(rule, [
  ...forms.flatMap(({ only, pin, keyword }) => [
    {
      name: "flags a schema that pins a status other than the key",
      only,
      change: ({ set }: Editor) => set("components schemas NotFound allOf 1 properties status", pin(410)),
      errors: [
        [
          `#/components/schemas/NotFound/allOf/1/properties/status/${keyword}`,
          "The shared response NotFound is used for 404 but pins the status 410 in its schema; make them agree.",
        ],
      ] as const,
    },
    {
      name: "flags a range with a status of another class",
      only,
      change: ({ set }: Editor) =>
        set("components responses AnyServerError content application/json schema oneOf 0", ref("schemas", "NotFound")),
      errors: [
        [
          `#/components/schemas/NotFound/allOf/1/properties/status/${keyword}`,
          "The shared response AnyServerError is used for 5XX but pins the status 404 in its schema",
        ],
      ] as const,
    },
  ]),
  {
    name: "flags one operation that refers to the response of another status",
    change: ({ set }) => set("paths /pets/{id} get responses 404", ref("responses", "Forbidden")),
    errors: [
      [
        "#/paths/~1pets~1{id}/get/responses/404",
        "GET /pets/{id} answers 404 with a response that pins the status 403 in its schema; refer to the one for 404.",
      ],
    ],
  },
  {
    name: "flags a declared contract that names the response of another status",
    change: ({ set }) => set("x-error-contract responses 404", ref("responses", "Forbidden")),
    errors: [
      [
        "#/x-error-contract/responses/404",
        "x-error-contract names for 404 a response that pins the status 403 in its schema; refer to the one for 404.",
      ],
    ],
  },
  {
    name: "flags an example with another status",
    change: ({ set }) => set("components responses NotFound content application/json example status", 400),
    errors: [
      [
        "#/components/responses/NotFound/content/application~1json/example/status",
        "is used for 404 but has the status 400 in its example",
      ],
    ],
  },
  {
    name: "flags an example whose code belongs to another status",
    change: ({ set, drop }) => {
      set("components responses NotFound content application/json example code", "forbidden");
      drop("components responses NotFound content application/json example status");
    },
    errors: [
      [
        "#/components/responses/NotFound/content/application~1json/example/code",
        "has the code forbidden in its example, which is a 403",
      ],
    ],
  },
  {
    name: "flags each named example separately",
    change: ({ set, drop }) => {
      drop("components responses NotFound content application/json example");
      set("components responses NotFound content application/json examples", {
        right: { value: { status: 404 } },
        wrong: { value: { status: 500 } },
        text: { value: { status: "403" } },
      });
    },
    errors: [
      ["#/components/responses/NotFound/content/application~1json/examples/wrong/value/status", "the status 500"],
      ["#/components/responses/NotFound/content/application~1json/examples/text/value/status", "the status 403"],
    ],
  },
  {
    name: "flags a range whose example has a status of another class",
    change: ({ set }) => set("components responses AnyServerError content application/json example status", 404),
    errors: [
      [
        "#/components/responses/AnyServerError/content/application~1json/example/status",
        "is used for 5XX but has the status 404 in its example",
      ],
    ],
  },
  {
    name: "flags default with a status that is not an error",
    change: ({ set }) =>
      set("paths /pets get responses default", {
        description: "Else.",
        content: { "application/json": { example: { status: 200 } } },
      }),
    errors: [
      [
        "#/paths/~1pets/get/responses/default/content/application~1json/example/status",
        "is used for default but has the status 200",
      ],
    ],
  },
  {
    name: "flags a code of a declared contract whose schema pins no status",
    change: ({ drop }) => drop("components schemas NotFound allOf 1 properties status"),
    errors: [
      [
        "#/components/schemas/NotFound",
        'The schema of the code not_found does not pin one status; give its "status" a const.',
      ],
    ],
  },
  {
    name: "passes a range whose examples and alternatives are of its class, and default with any error",
    change: ({ set, copy }) => {
      set("paths /pets get responses default", copy("components responses NotFound"));
      set("components responses AnyClientError content application/json example status", 499);
    },
    errors: [],
  },
  {
    name: "passes a status that is not an HTTP status, such as a word",
    change: ({ set }) => set("components responses NotFound content application/json example", { status: "error" }),
    errors: [],
  },
  {
    name: "passes a property named status deeper in the body",
    change: ({ set }) =>
      set("components responses NotFound content application/json example details", [
        { status: 200, code: "forbidden" },
      ]),
    errors: [],
  },
]);
