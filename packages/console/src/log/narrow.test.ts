import { expect, it } from "vitest";
import type { Filters } from "../address/filters.ts";
import type { Coverage } from "../service/coverage.ts";
import { narrowing } from "./narrow.ts";

const error = { title: null, documented: "listed", tested: 0, statusTested: 0 } as const;
const coverage: Coverage = {
  operations: [
    {
      operationId: "getTea",
      method: "GET",
      path: "/teas/{name}",
      errors: [
        { ...error, code: "no_such_tea", statuses: [404] },
        { ...error, code: "too_hot", statuses: [400, 409] },
      ],
    },
  ],
  outside: [],
};
const groups = [
  { code: "no_such_tea", operation_id: "getTea" },
  { code: "too_hot", operation_id: "getTea" },
  { code: "too_hot", operation_id: null },
];

it.each<[Filters, readonly number[], readonly string[]]>([
  [{}, [0, 1, 2], []],
  [{ code: "too_hot" }, [1, 2], []],
  [{ code: "too_hot", operation_id: "getTea" }, [1], []],
  [{ status: 409 }, [1, 2], []],
  [{ status: 418 }, [], []],
  [{ code: "no_such_tea", path: "/teas" }, [0], ["path"]],
  [{ method: "GET", api_key_id: "k", request_id: "r" }, [0, 1, 2], ["method", "api_key_id", "request_id"]],
])("%o keeps the groups %j and ignores the filters %j", (filters, indexes, ignored) => {
  const narrow = narrowing(filters, coverage);
  expect(groups.flatMap((group, index) => (narrow.test(group) ? [index] : []))).toEqual(indexes);
  expect(narrow.ignored).toEqual(ignored);
});

it("ignores the status when the document is unknown", () => {
  const narrow = narrowing({ status: 409 }, undefined);
  expect([groups.filter(narrow.test).length, narrow.ignored]).toEqual([3, ["status"]]);
});
