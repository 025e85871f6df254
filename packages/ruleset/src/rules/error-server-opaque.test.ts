import { ref } from "../../test/support/document.ts";
import { type Editor, testRule } from "../../test/support/table.ts";
import { rule } from "./error-server-opaque.ts";

const SERVER = "components responses AnyServerError content application/json example";
const SERVER_AT = "#/components/responses/AnyServerError/content/application~1json/example";

testRule(rule, [
  ...["stack", "stackTrace", "stack_trace", "traceback", "exception", "debug", "sql", "innerException"].map((name) => ({
    name: `flags a property ${name} in the schema`,
    change: ({ set }: Editor) => set(`components schemas Unavailable allOf 1 properties ${name}`, { type: "string" }),
    errors: [
      [
        `#/components/schemas/Unavailable/allOf/1/properties/${name}`,
        `has the property "${name}", but a server error must reveal nothing about the server; remove it and log it instead.`,
      ],
    ] as const,
  })),
  ...(
    [
      ["a stack trace", "Error: no\n    at Pool.query (/srv/app/db.js:41:13)"],
      ["a stack trace", "Traceback (most recent call last): ..."],
      ["an SQL statement", "syntax error in SELECT name FROM pets"],
      ["an exception's name", "java.lang.NullPointerException: pet"],
      ["an exception's name", "connect ECONNREFUSED 10.0.0.7:5432"],
    ] as const
  ).map(([what, message]) => ({
    name: `flags ${what} in an example: ${message.slice(0, 20)}`,
    change: ({ set }: Editor) => set(`${SERVER} message`, message),
    errors: [[`${SERVER_AT}/message`, `The shared response AnyServerError has an example with ${what}`]] as const,
  })),
  {
    name: "flags details in an example of a declared contract",
    change: ({ set }) => set(`${SERVER} details`, [{ message: "The disk is full." }]),
    errors: [[`${SERVER_AT}/details`, "has an example with details"]],
  },
  {
    name: "flags it under a single status and under default, and where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      set("components responses Unavailable content application/json example debug", "?");
      set("paths /pets get responses default", {
        description: "Else.",
        content: { "application/json": { example: { error: { stack: "?" } } } },
      });
    },
    errors: [
      ["#/paths/~1pets/get/responses/default/content/application~1json/example/error/stack", 'an example with "stack"'],
      ["#/components/responses/Unavailable/content/application~1json/example/debug", 'an example with "debug"'],
    ],
  },
  {
    name: "passes the same in 404 and 4XX: that is the client's own request",
    change: ({ set }) => {
      set("components schemas NotFound allOf 1 properties query_string", { type: "string" });
      set("components responses AnyClientError content application/json example details", [{ message: "Too long." }]);
      set("components responses NotFound content application/json example message", "SELECT a pet FROM the list");
    },
    errors: [],
  },
  {
    name: "passes details of a server error where the norm is inferred",
    norm: "inferred",
    change: ({ set }) => set(`${SERVER} details`, [{ message: "Try another region." }]),
    errors: [],
  },
  ...["InternalServerException: try again", "We are back\nat 10:30.", "Write to support@example.com."].map(
    (message) => ({
      name: `passes an example that reveals nothing: ${message.split("\n")[0]}`,
      change: ({ set }: Editor) => set(`${SERVER} message`, message),
      errors: [],
    }),
  ),
  {
    name: "passes names and sentences that only resemble internals",
    change: ({ set }) => {
      set("components schemas Unavailable allOf 1 properties stack_name", { type: "string" });
      set(
        `${SERVER} message`,
        "Select another region and look at the status page. An exception to this is made at night.",
      );
      set("paths /pets get responses 502", ref("responses", "Unavailable"));
    },
    errors: [],
  },
]);
