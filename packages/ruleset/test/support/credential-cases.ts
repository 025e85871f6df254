import type { Case } from "./table.ts";

/**
 * The cases of a rule that demands a status wherever credentials are checked.
 *
 * @param status - the status
 * @param response - the shared response that the document has for it
 * @returns the cases, for `testRule`
 */
export function credentialCases(status: 401 | 403, response: string): readonly Case[] {
  return [
    {
      name: "flags an operation that the document's security covers",
      change: ({ drop }) => drop(`paths /pets get responses ${status}`),
      errors: [
        [
          "#/paths/~1pets/get/responses",
          `GET /pets checks credentials but does not declare ${status}; add "${status}" to its responses, with a $ref to the shared response ${response}.`,
        ],
      ],
    },
    {
      name: "flags an operation with security of its own",
      change: ({ set }) => set("paths /health get security", [{ bearer: [] }]),
      errors: [["#/paths/~1health/get/responses", "GET /health checks credentials"]],
    },
    {
      name: "flags an operation whose security is optional: a token that is sent must still be valid",
      change: ({ set }) => set("paths /health get security", [{}, { bearer: [] }]),
      errors: [["#/paths/~1health/get/responses", "GET /health"]],
    },
    {
      name: `does not accept 404, 4XX, 5XX or default instead of ${status} where the norm is declared`,
      change: ({ copy, set, drop }) => {
        set("paths /pets get responses 404", copy("paths /pets/{id} get responses 404"));
        set("paths /pets get responses default", copy("paths /pets get responses 4XX"));
        drop(`paths /pets get responses ${status}`);
      },
      errors: [["#/paths/~1pets/get/responses", `does not declare ${status}`]],
    },
    {
      name: `accepts 4XX instead of ${status} where the norm is inferred`,
      norm: "inferred",
      change: ({ drop }) => drop(`paths /pets get responses ${status}`),
      errors: [],
    },
    {
      name: "reports it once where no operation declares it and the norm is inferred",
      norm: "inferred",
      change: ({ drop }) => {
        for (const operation of ["/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
          drop(`paths ${operation} responses ${status}`);
          drop(`paths ${operation} responses 4XX`);
        }
      },
      errors: [
        [
          "#/paths",
          `4 of 4 operations that check credentials, such as GET /pets, POST /pets and GET /pets/{id}, do not declare ${status}; add "${status}" to their responses, or turn off error-${status}-declared if the API never answers ${status}.`,
        ],
      ],
    },
    {
      name: "requires nothing of a public operation: no security, or only the empty requirement",
      change: ({ set }) => set("paths /health get security", [{}]),
      errors: [],
    },
    {
      name: "requires nothing where no security is declared at all",
      change: ({ drop }) => {
        drop("security");
        drop(`paths /pets get responses ${status}`);
      },
      errors: [],
    },
  ];
}
