import type { Mutation } from "./mutation.ts";
import { codes, errorEntries, examples, operations, responses, responsesOfClass } from "./sites.ts";

const PINS = "allOf 1 properties";

/** What is said of an error disagrees with itself, or is missing. */
const schemas: readonly Mutation[] = [
  {
    name: "pin a status of the other class",
    sites: codes("4"),
    change: (edit, schema) => edit.set(`${schema} ${PINS} status const`, 500),
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "pin a status beside the right one",
    sites: codes(),
    change: (edit, schema) => {
      edit.set(`${schema} ${PINS} status const`, Number(edit.copy(`${schema} ${PINS} status const`)) + 20);
    },
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "pin a status of success",
    sites: codes(),
    change: (edit, schema) => edit.set(`${schema} ${PINS} status const`, 200),
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "leave the status open",
    sites: codes(),
    change: (edit, schema) => edit.drop(`${schema} ${PINS} status`),
    caughtBy: "error-status-match",
  },
  {
    name: "leave the code open",
    sites: codes(),
    change: (edit, schema) => edit.drop(`${schema} ${PINS} code`),
    caughtBy: "error-code-known",
  },
  {
    name: "let a code be one of two",
    sites: codes(),
    change: (edit, schema) => {
      const code = edit.copy(`${schema} ${PINS} code const`);
      edit.set(`${schema} ${PINS} code`, { enum: [code, `${code}_again`] });
    },
    caughtBy: "error-code-known",
  },
  {
    name: "let a status be one of two",
    sites: codes(),
    change: (edit, schema) => {
      const status = Number(edit.copy(`${schema} ${PINS} status const`));
      edit.set(`${schema} ${PINS} status`, { enum: [status, status + 10] });
    },
    caughtBy: "error-status-match",
  },
  {
    name: "let a range have any code",
    sites: responses("4XX", "5XX"),
    change: (edit, response) =>
      edit.set(`${response} content application/json schema`, { $ref: "#/components/schemas/Error" }),
    caughtBy: "error-code-known",
  },
  {
    name: "let a range have an error of the other class",
    sites: () => ["components schemas ClientError", "components schemas ServerError"],
    change: (edit, schema) => {
      const other = schema.endsWith("ServerError") ? "Forbidden" : "BadGateway";
      edit.set(`${schema} oneOf 0`, { $ref: `#/components/schemas/${other}` });
    },
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "rename a code in its schema, and not in the examples",
    sites: codes(),
    change: (edit, schema) => edit.set(`${schema} ${PINS} code const`, "renamed"),
    caughtBy: "error-code-known",
    also: ["error-example"],
  },
  ...["NotHere", "not-here", "notHere", "NOT_HERE", "not here"].map(
    (code): Mutation => ({
      name: `write a code as ${code}`,
      sites: codes(),
      change: (edit, schema) => edit.set(`${schema} ${PINS} code const`, code),
      caughtBy: "error-code-format",
      also: ["error-code-known", "error-example"],
    }),
  ),
  {
    name: "give a code to a second status",
    sites: (document) => codes()(document).filter((schema) => !schema.endsWith(" Forbidden")),
    change: (edit, schema) => edit.set(`${schema} ${PINS} code const`, "forbidden"),
    caughtBy: "error-code-unique",
    also: ["error-code-known", "error-example"],
  },
  {
    name: "say nothing of a code",
    sites: codes(),
    change: (edit, schema) => edit.drop(`${schema} x-error`),
    caughtBy: "error-description",
  },
  ...["title", "cause", "remedy", "retryable"].map(
    (text): Mutation => ({
      name: `leave the ${text} of a code out`,
      sites: codes(),
      change: (edit, schema) => edit.drop(`${schema} x-error ${text}`),
      caughtBy: "error-description",
    }),
  ),
  {
    name: "say in words whether to retry",
    sites: codes(),
    change: (edit, schema) => edit.set(`${schema} x-error retryable`, "sometimes"),
    caughtBy: "error-description",
  },
  {
    name: "show the stack of a server error",
    sites: codes("5"),
    change: (edit, schema) => edit.set(`${schema} ${PINS} stack_trace`, { type: "string" }),
    caughtBy: "error-server-opaque",
  },
  {
    name: "name the exception of a server error",
    sites: codes("5"),
    change: (edit, schema) => edit.set(`${schema} ${PINS} exception`, { type: "string" }),
    caughtBy: "error-server-opaque",
  },
];

const bodies: readonly Mutation[] = [
  {
    name: "refer to the response of another status",
    sites: (document) => errorEntries(document).filter((entry) => !/ (403|5XX)$/.test(entry)),
    change: (edit, entry) =>
      edit.set(entry, { $ref: `#/components/responses/${entry.endsWith(" 4XX") ? "ServerError" : "Forbidden"}` }),
    caughtBy: "error-status-match",
    also: ["error-headers", "error-response-shared"],
  },
  {
    name: "take a shared response's examples away",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} content application/json examples`),
    caughtBy: "error-example",
  },
  ...(["not_found", "no_such_code"] as const).map(
    (code): Mutation => ({
      name: `name the code ${code} in an example`,
      sites: examples((document) => responses()(document).filter((response) => !/NotFound|ClientError/.test(response))),
      change: (edit, example) => edit.set(`${example} value code`, code),
      caughtBy: code === "not_found" ? "error-example" : "error-code-known",
      also: code === "not_found" ? [] : ["error-example"],
    }),
  ),
  {
    name: "name another status in an example",
    sites: examples(responses()),
    change: (edit, example) => edit.set(`${example} value status`, 418),
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "write the status of an example as text",
    sites: examples(responses()),
    change: (edit, example) => edit.set(`${example} value status`, String(edit.copy(`${example} value status`))),
    caughtBy: "error-example",
  },
  {
    name: "leave a required property out of an example",
    sites: examples(responses()),
    change: (edit, example) => edit.drop(`${example} value request_id`),
    caughtBy: "error-example",
  },
  {
    name: "give text for the details of an example",
    sites: examples(responsesOfClass("4")),
    change: (edit, example) => edit.set(`${example} value details`, "Look closer."),
    caughtBy: "error-example",
  },
  {
    name: "show text for a body",
    sites: examples(responses()),
    change: (edit, example) => edit.set(`${example} value`, "Not found"),
    caughtBy: "error-example",
  },
  {
    name: "list details of a server error",
    sites: examples(responsesOfClass("5")),
    change: (edit, example) => edit.set(`${example} value details`, [{ message: "replica 3 is down" }]),
    caughtBy: "error-server-opaque",
    also: ["error-example"],
  },
  ...[
    "TypeError: x is not a function\n    at handler (/srv/app/keys.js:41:9)",
    'Traceback (most recent call last):\n  File "keys.py", line 41',
    "SELECT id FROM api_keys WHERE id = 1",
    "java.lang.NullPointerException",
    "connect ECONNREFUSED 10.0.0.7:5432",
  ].map(
    (message): Mutation => ({
      name: `reveal "${message.split("\n")[0]}"`,
      sites: examples(responsesOfClass("5")),
      change: (edit, example) => edit.set(`${example} value message`, message),
      caughtBy: "error-server-opaque",
    }),
  ),
  {
    name: "delete the description of a shared response",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} description`),
    caughtBy: "error-description",
  },
  ...["", "Error", "TODO", "404", "Default response"].map(
    (description): Mutation => ({
      name: `describe a shared response as "${description}"`,
      sites: responses(),
      change: (edit, response) => edit.set(`${response} description`, description),
      caughtBy: "error-description",
    }),
  ),
  {
    name: "forget the request id",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} headers X-Request-ID`),
    caughtBy: "error-headers",
  },
  {
    name: "give the request id a name of its own",
    sites: responses(),
    change: (edit, response) => {
      edit.set(`${response} headers Correlation-ID`, edit.copy(`${response} headers X-Request-ID`));
      edit.drop(`${response} headers X-Request-ID`);
    },
    caughtBy: "error-headers",
  },
  {
    name: "delete the headers",
    sites: responses(),
    change: (edit, response) => edit.drop(`${response} headers`),
    caughtBy: "error-headers",
  },
  {
    name: "forget WWW-Authenticate on 401",
    sites: responses("401"),
    change: (edit, response) => edit.drop(`${response} headers WWW-Authenticate`),
    caughtBy: "error-headers",
  },
  {
    name: "forget Allow on 405",
    sites: responses("405"),
    change: (edit, response) => edit.drop(`${response} headers Allow`),
    caughtBy: "error-headers",
  },
  ...(["429", "503"] as const).map(
    (status): Mutation => ({
      name: `add ${status} without Retry-After`,
      sites: operations(),
      change: (edit, operation) =>
        edit.set(`${operation} responses ${status}`, {
          description: "Not now.",
          headers: { "X-Request-ID": { $ref: "#/components/headers/X-Request-ID" } },
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Error" },
              examples: { any: { $ref: "#/components/examples/GatewayTimeoutApiKeys" } },
            },
          },
        }),
      caughtBy: "error-headers",
      also: ["error-response-shared", "error-status-match"],
    }),
  ),
];

export const truthful: readonly Mutation[] = [...schemas, ...bodies];
