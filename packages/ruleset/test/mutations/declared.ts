import type { Mutation } from "./mutation.ts";
import { operations, root } from "./sites.ts";

const statuses = ["400", "401", "403", "404", "409"] as const;

/** An operation forgets, mistypes or wrongly declares a status. */
export const declared: readonly Mutation[] = [
  ...statuses.map(
    (status): Mutation => ({
      name: `delete ${status}`,
      sites: operations(status),
      change: (edit, operation) => edit.drop(`${operation} responses ${status}`),
      caughtBy: `error-${status}-declared`,
    }),
  ),
  ...(["4XX", "5XX"] as const).flatMap((range): readonly Mutation[] => {
    const caughtBy = `error-${range.toLowerCase()}-fallback`;
    return [
      {
        name: `delete ${range}`,
        sites: operations(range),
        change: (edit, operation) => edit.drop(`${operation} responses ${range}`),
        caughtBy,
      },
      {
        name: `write default instead of ${range}`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, "default"),
        caughtBy,
        also: ["error-response-shared"],
      },
      {
        name: `write the range ${range} in lower case`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, range.toLowerCase()),
        caughtBy: "error-status-key",
        also: ["error-response-shared"],
      },
      {
        name: `write the range ${range} with asterisks`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, `${range[0]}**`),
        caughtBy: "error-status-key",
        also: ["error-response-shared"],
      },
      {
        name: `write one X too many in ${range}`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, `${range}X`),
        caughtBy: "error-status-key",
        also: [caughtBy],
      },
      {
        name: `narrow the range ${range} to tens`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, `${range[0]}0X`),
        caughtBy: "error-status-key",
        also: ["error-response-shared"],
      },
      {
        name: `declare one status instead of the range ${range}`,
        sites: operations(range),
        change: (edit, operation) => rename(edit, operation, range, `${range[0]}05`),
        caughtBy,
        also: ["error-headers", "error-response-shared", "error-status-match"],
      },
    ];
  }),
  {
    name: "swap the ranges",
    sites: operations(),
    change: (edit, operation) => {
      const [client, server] = ["4XX", "5XX"].map((range) => edit.copy(`${operation} responses ${range}`));
      edit.set(`${operation} responses 4XX`, server);
      edit.set(`${operation} responses 5XX`, client);
    },
    caughtBy: "error-status-match",
    also: ["error-response-shared"],
  },
  {
    name: "declare 422 instead of 400",
    sites: operations("400"),
    change: (edit, operation) => rename(edit, operation, "400", "422"),
    caughtBy: "error-400-declared",
    also: ["error-response-shared", "error-status-match"],
  },
  {
    name: "mistype 404 with a letter O",
    sites: operations("404"),
    change: (edit, operation) => rename(edit, operation, "404", "4O4"),
    caughtBy: "error-status-key",
    also: ["error-404-declared"],
  },
  {
    name: "use a status beyond 599",
    sites: operations("5XX"),
    change: (edit, operation) =>
      edit.set(`${operation} responses 600`, { $ref: "#/components/responses/InternalServerError" }),
    caughtBy: "error-status-key",
  },
  {
    name: "leave nothing but successes in responses",
    sites: operations(),
    change: (edit, operation) => {
      for (const key of edit.keys(`${operation} responses`)) {
        if (!key.startsWith("2")) edit.drop(`${operation} responses ${key}`);
      }
    },
    caughtBy: "error-documented",
    also: ["error-409-declared"],
  },
  {
    name: "delete responses",
    sites: operations(),
    change: (edit, operation) => edit.drop(`${operation} responses`),
    caughtBy: "error-documented",
    also: ["error-409-declared"],
  },
  {
    name: "keep 409 and delete x-unique",
    sites: operations("409"),
    change: (edit, operation) => edit.drop(`${operation} x-unique`),
    caughtBy: "error-409-declared",
  },
  {
    name: "empty x-unique",
    sites: operations("409"),
    change: (edit, operation) => edit.set(`${operation} x-unique`, []),
    caughtBy: "error-409-declared",
  },
  {
    name: "add a unique constraint without a 409",
    sites: (document) => {
      const having = operations("409")(document);
      return operations()(document).filter((operation) => !having.includes(operation));
    },
    change: (edit, operation) => edit.set(`${operation} x-unique`, ["display_name"]),
    caughtBy: "error-409-declared",
  },
  {
    name: "make an operation public",
    sites: operations(),
    change: (edit, operation) => edit.set(`${operation} security`, []),
    caughtBy: "error-401-unreachable",
  },
  {
    name: "require only the empty scheme",
    sites: operations(),
    change: (edit, operation) => edit.set(`${operation} security`, [{}]),
    caughtBy: "error-401-unreachable",
  },
  {
    name: "forget the security of the whole document",
    sites: root,
    change: (edit) => {
      edit.drop("security");
      for (const path of edit.keys("paths")) {
        for (const method of edit.keys(`paths ${path}`)) {
          if (method !== "parameters") edit.drop(`paths ${path} ${method} security`);
        }
      }
    },
    caughtBy: "error-401-unreachable",
  },
];

function rename(edit: Parameters<Mutation["change"]>[0], operation: string, from: string, to: string): void {
  const entry = edit.copy(`${operation} responses ${from}`);
  edit.drop(`${operation} responses ${from}`);
  edit.set(`${operation} responses ${to}`, entry);
}
