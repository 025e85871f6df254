import { describe, expect, it } from "vitest";
import { ref } from "../../test/support/document.ts";
import { testRule } from "../../test/support/table.ts";
import { lint } from "../lint.ts";
import { rule } from "./error-status-key.ts";

testRule(rule, [
  ...["4xx", "5xx", "40X", "4Xx", "4**"].map((key) => ({
    name: `flags ${key} and says which range is meant`,
    change: ({ set }: { set: (place: string, value: unknown) => void }) =>
      set(`paths /pets get responses ${key}`, ref("responses", "AnyClientError")),
    errors: [
      [
        `#/paths/~1pets/get/responses/${key}`,
        `a response under "${key}", which is not valid in OpenAPI; write "${key[0]}XX"`,
      ],
    ] as const,
  })),
  ...["600", "099", "40", "4040", "error", "Default", "DEFAULT"].map((key) => ({
    name: `flags ${key}`,
    change: ({ set }: { set: (place: string, value: unknown) => void }) =>
      set(`paths /pets get responses ${key}`, ref("responses", "AnyClientError")),
    errors: [[`#/paths/~1pets/get/responses/${key}`, "use a status from 100 to 599"]] as const,
  })),
  {
    name: "flags it in the declared contract",
    change: ({ set }) => set("x-error-contract responses 4xx", ref("responses", "AnyClientError")),
    errors: [["#/x-error-contract/responses/4xx", 'x-error-contract has a response under "4xx"']],
  },
  {
    name: "flags it in webhooks and callbacks too",
    change: ({ set }) => {
      set("webhooks", { petAdded: { post: { responses: { "2xx": { description: "Taken." } } } } });
      set("paths /pets post callbacks", { done: { "{$url}": { post: { responses: { 700: { description: "?" } } } } } });
    },
    errors: [
      ["#/paths/~1pets/post/callbacks/done/{$url}/post/responses/700", "POST {$url}"],
      ["#/webhooks/petAdded/post/responses/2xx", 'write "2XX"'],
    ],
  },
  {
    name: "passes 404, 4XX, 5XX, default, other statuses of RFC 9110's range and extensions",
    change: ({ set }) => {
      for (const key of ["100", "299", "404", "499", "599", "1XX", "2XX", "3XX", "4XX", "5XX", "default", "x-note"]) {
        set(`paths /pets get responses ${key}`, ref("responses", "NotFound"));
      }
    },
    errors: [],
  },
  {
    name: "passes anything else named responses: a property, a parameter or an example",
    change: ({ set }) => {
      set("components schemas Pet properties responses", { type: "object", properties: { "4xx": { type: "string" } } });
      set("components schemas Pet example", { responses: { "4xx": 1 } });
      set("paths /pets get parameters", [{ name: "responses", in: "query", example: { responses: { "4xx": 1 } } }]);
    },
    errors: [],
  },
]);

describe("error-status-key", () => {
  it("does not also report the status as missing", () => {
    const found = lint({ openapi: "3.1.0", paths: { "/a": { get: { responses: { "4xx": {}, "5xx": {} } } } } });
    expect(found.map((finding) => finding.rule)).not.toContain("error-4xx-fallback");
  });
});
