import type { Case } from "./table.ts";

/**
 * The cases of a rule that demands a range, or `default`, for the errors that an operation does not list.
 *
 * @param hundreds - the first digit of the range
 * @param response - the shared response that the document has for it
 * @returns the cases, for `testRule`
 */
export function fallbackCases(hundreds: 4 | 5, response: string): readonly Case[] {
  const kind = hundreds === 4 ? "client" : "server";
  return [
    {
      name: "flags an operation without the range",
      change: ({ drop }) => drop(`paths /health get responses ${hundreds}XX`),
      errors: [
        [
          "#/paths/~1health/get/responses",
          `GET /health does not describe unlisted ${kind} errors; add "${hundreds}XX" to its responses, with a $ref to the shared response ${response}.`,
        ],
      ],
    },
    {
      name: "flags an operation that declares single statuses and the other range",
      change: ({ copy, set, drop }) => {
        set(`paths /pets get responses ${hundreds}99`, copy(`paths /pets get responses ${hundreds}XX`));
        drop(`paths /pets get responses ${hundreds}XX`);
      },
      errors: [["#/paths/~1pets/get/responses", "GET /pets"]],
    },
    {
      name: "does not accept default instead of the range where the norm declares the range",
      change: ({ copy, set, drop }) => {
        set("paths /pets get responses default", copy(`paths /pets get responses ${hundreds}XX`));
        drop(`paths /pets get responses ${hundreds}XX`);
      },
      errors: [["#/paths/~1pets/get/responses", "GET /pets"]],
    },
    {
      name: "accepts default instead of the range where the declared norm has no range",
      change: ({ copy, set, drop }) => {
        drop(`x-error-contract responses ${hundreds}XX`);
        set("paths /pets get responses default", copy(`paths /pets get responses ${hundreds}XX`));
        drop(`paths /pets get responses ${hundreds}XX`);
      },
      errors: [],
    },
    {
      name: "accepts default instead of the range where the norm is inferred",
      norm: "inferred",
      change: ({ copy, set, drop }) => {
        set("paths /pets get responses default", copy(`paths /pets get responses ${hundreds}XX`));
        drop(`paths /pets get responses ${hundreds}XX`);
      },
      errors: [],
    },
    {
      name: "reports it once where no operation has it and the norm is inferred",
      norm: "inferred",
      change: ({ drop }) => {
        for (const operation of ["/health get", "/pets get", "/pets post", "/pets/{id} get", "/pets/{id} delete"]) {
          drop(`paths ${operation} responses ${hundreds}XX`);
        }
      },
      errors: [
        [
          "#/paths",
          `5 of 5 operations, such as GET /health, GET /pets and POST /pets, do not describe unlisted ${kind} errors`,
        ],
      ],
    },
    {
      name: "leaves a range in the wrong case to error-status-key",
      change: ({ copy, set, drop }) => {
        set(`paths /pets get responses ${hundreds}xx`, copy(`paths /pets get responses ${hundreds}XX`));
        drop(`paths /pets get responses ${hundreds}XX`);
      },
      errors: [],
    },
    {
      name: `does not accept the range ${9 - hundreds}XX instead`,
      change: ({ drop }) => drop(`paths /pets post responses ${hundreds}XX`),
      errors: [["#/paths/~1pets/post/responses", "POST /pets"]],
    },
  ];
}
