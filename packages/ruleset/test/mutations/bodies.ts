import type { Mutation } from "./mutation.ts";
import { errorEntries, examples, operations, responses, responsesOfClass } from "./sites.ts";

/** A response, its example or its headers disagree with the code, or are missing. */
export const bodies: readonly Mutation[] = [
  {
    name: "refer to the response of another status",
    sites: (document) => errorEntries(document).filter((entry) => !/ (403|5XX)$/.test(entry)),
    change: (edit, entry) =>
      edit.set(entry, { $ref: `#/components/responses/${entry.endsWith(" 4XX") ? "ServerError" : "Forbidden"}` }),
    caughtBy: "error-status-match",
    also: ["error-headers", "error-response-shared"],
  },
  {
    name: "remove the examples of a shared response",
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
    name: "write the status of an example as a string",
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
    name: "write the details of an example as a string",
    sites: examples(responsesOfClass("4")),
    change: (edit, example) => edit.set(`${example} value details`, "Look closer."),
    caughtBy: "error-example",
  },
  {
    name: "show a string as the body",
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
    name: "give the request id another name",
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
              examples: { any: { $ref: "#/components/examples/GatewayTimeout" } },
            },
          },
        }),
      caughtBy: "error-headers",
      also: ["error-response-shared", "error-status-match"],
    }),
  ),
];
