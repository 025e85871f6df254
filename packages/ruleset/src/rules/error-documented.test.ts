import { describe, expect, it } from "vitest";
import { petDocument } from "../../test/support/document.ts";
import { editor } from "../../test/support/editor.ts";
import { testRule } from "../../test/support/table.ts";
import { lint } from "../lint.ts";
import { rule } from "./error-documented.ts";

testRule(rule, [
  {
    name: "flags an operation that only documents successes, with everything it lacks",
    change: ({ set }) => set("paths /pets get responses", { 200: { description: "Done." } }),
    errors: [
      ["#/paths/~1pets/get/responses", 'GET /pets documents no error; add "400", "401", "403", "4XX" and "5XX"'],
    ],
  },
  {
    name: "flags an operation without any responses at its place",
    change: ({ drop }) => drop("paths /health get responses"),
    errors: [["#/paths/~1health/get", 'GET /health documents no error; add "4XX" and "5XX"']],
  },
  {
    name: "reports it once where most operations document none and the norm is inferred",
    norm: "inferred",
    change: ({ set }) => {
      for (const operation of ["/health get", "/pets get", "/pets post"]) set(`paths ${operation} responses`, {});
    },
    errors: [["#/paths", "3 of 5 operations, such as GET /health, GET /pets and POST /pets, document no error"]],
  },
  {
    name: "passes one status, a range, and default",
    change: ({ set }) => {
      set("paths /health get responses", { default: { description: "It is ill." } });
      set("paths /pets get responses", { 200: { description: "Done." }, "5XX": { description: "It failed." } });
    },
    errors: [],
  },
]);

describe("the faults of an operation that documents no error", () => {
  it("are those of the rules that the first error would trigger, so that documenting one adds none", () => {
    const faultsWith = (responses: object): readonly string[] => {
      const document = petDocument("3.1.0");
      editor(document).set("paths /pets/{id} get responses", responses);
      return lint(document)
        .flatMap(({ faults }) => faults)
        .map(({ rule: id, operation, status }) => `${id} ${operation} ${status}`);
    };
    const before = faultsWith({});
    const after = faultsWith({ 404: { $ref: "#/components/responses/NotFound" } });
    expect(before).toHaveLength(6);
    expect(after.toSorted()).toEqual(
      before.filter((fault) => fault !== "error-404-declared GET /pets/{id} 404").toSorted(),
    );
  });
});
