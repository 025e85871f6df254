import { describe, expect, it } from "vitest";
import type { CheckedInFleet, CodeMeaning } from "./checked.ts";
import { compareWithNorm } from "./norm.ts";

const place = { file: "api.yaml", line: 3, column: 5, pointer: "#/components/schemas/Error", excerpt: [] };
const documentOf = (name: string, codes: readonly Partial<CodeMeaning>[]): CheckedInFleet => ({
  name,
  address: `/work/${name}`,
  findings: [],
  sources: [],
  parts: [],
  codes: codes.map((code) => ({
    ...place,
    file: name,
    code: "conflict",
    statuses: [409],
    retryable: undefined,
    ...code,
  })),
  envelopes: [],
});
const norm = documentOf("norm.yaml", [{ retryable: false }]);

describe("a code, compared with the norm of its fleet,", () => {
  it.each([
    ["the same status", {}, undefined],
    ["one status of several", { statuses: [409, 410] }, undefined],
    ["no known status", { statuses: [] }, undefined],
    ["another status", { statuses: [400] }, "400 here, 409 in norm.yaml:3:5"],
    ["another answer on whether to retry", { retryable: true }, "retryable here, not retryable in norm.yaml:3:5"],
    ["a number where the norm has a string", { code: 409, statuses: [400] }, undefined],
    ["a name that the norm does not have", { code: "own", statuses: [400] }, undefined],
  ])("with %s", (_, meaning, differs) => {
    const found = compareWithNorm(norm, [documentOf("a.yaml", [meaning])]);
    expect(found.map(({ message }) => message)).toEqual(
      differs === undefined ? [] : [expect.stringContaining(differs)],
    );
  });

  it("may have two meanings within the norm, and either of them in other documents", () => {
    const twice = documentOf("norm.yaml", [{}, { statuses: [400] }]);
    expect(compareWithNorm(twice, [twice, documentOf("a.yaml", [{ statuses: [400] }])])).toEqual([]);
    expect(compareWithNorm(twice, [documentOf("a.yaml", [{ statuses: [404] }])])).toHaveLength(1);
  });
});
