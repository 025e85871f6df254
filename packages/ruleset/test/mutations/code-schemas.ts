import type { Mutation } from "./mutation.ts";
import { codes, responses } from "./sites.ts";

const PINS = "allOf 1 properties";

/** The schema of a code says something false about it, or too little. */
export const codeSchemas: readonly Mutation[] = [
  {
    name: "pin a status of the other class",
    sites: codes("4"),
    change: (edit, schema) => edit.set(`${schema} ${PINS} status const`, 500),
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "pin a wrong status of the same class",
    sites: codes(),
    change: (edit, schema) => {
      edit.set(`${schema} ${PINS} status const`, Number(edit.copy(`${schema} ${PINS} status const`)) + 20);
    },
    caughtBy: "error-status-match",
    also: ["error-example"],
  },
  {
    name: "pin a success status",
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
    caughtBy: "error-description",
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
    name: "allow a range any code",
    sites: responses("4XX", "5XX"),
    change: (edit, response) =>
      edit.set(`${response} content application/json schema`, { $ref: "#/components/schemas/Error" }),
    caughtBy: "error-code-known",
  },
  {
    name: "allow a range an error of the other class",
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
    name: "say nothing about a code",
    sites: codes(),
    change: (edit, schema) => edit.drop(`${schema} x-error`),
    caughtBy: "error-description",
  },
  ...["title", "cause", "remedy", "retryable"].map(
    (text): Mutation => ({
      name: `leave out the ${text} of a code`,
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
