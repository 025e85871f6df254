import { followPointer } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { petDocument } from "../test/support/document.ts";
import { split } from "../test/support/split.ts";
import { lint } from "./lint.ts";
import { rules } from "./rules/index.ts";

describe("lint", () => {
  it.each(["3.0.3", "3.1.0", "3.2.0"])("finds nothing in a document without a fault (%s)", (version) => {
    const document = petDocument(version === "3.0.3" ? "3.0.3" : "3.1.0");
    expect(lint({ ...document, openapi: version }, { preset: "strict" })).toEqual([]);
  });

  it("returns a finding with its rule, severity, place and page", () => {
    const document = petDocument("3.1.0");
    document["security"] = [];
    expect(lint(document)).toEqual([
      {
        rule: "error-401-unreachable",
        severity: "warn",
        kind: "contradiction",
        message: expect.stringContaining("the document has no security requirement"),
        file: "",
        pointer: "#/paths",
        path: ["paths"],
        documentationUrl: expect.stringMatching(/\/rules\/error-401-unreachable$/),
        faults: ["GET /pets", "POST /pets", "GET /pets/{id}", "DELETE /pets/{id}"].flatMap((operation) =>
          ["401", "403"].map((status) => ({ rule: "error-401-unreachable", operation, status })),
        ),
      },
    ]);
    expect(lint(document, { preset: "strict" }).map(({ severity }) => severity)).toEqual(["error"]);
  });

  it("checks a document in several files, and names the file", () => {
    const found = lint(parse(split["openapi.yaml"] ?? ""), {
      preset: "strict",
      resolve: (ref, base) => {
        const [file = "", fragment = ""] = ref.split("#");
        const name = file === "" ? base : new URL(file, `file:///${base}`).pathname.slice(1);
        const target = followPointer(parse(split[name] ?? ""), fragment);
        return target && { ...target, base: name };
      },
    });
    expect(found.map(({ rule, file, pointer }) => `${file}${pointer} ${rule}`)).toContain(
      "components/schemas.yaml#/NotFound error-description",
    );
  });

  it("reports a fault of a shared response once, however many operations return it", () => {
    const document = petDocument("3.1.0");
    const unauthorized = followPointer(document, "/components/responses/Unauthorized")?.value as {
      description?: string;
    };
    delete unauthorized.description;
    expect(lint(document).map(({ pointer }) => pointer)).toEqual(["#/components/responses/Unauthorized"]);
  });

  it("does not change the document", () => {
    const document = petDocument("3.1.0");
    lint(document, { preset: "strict" });
    expect(document).toEqual(petDocument("3.1.0"));
  });
});

describe("anything that is not an OpenAPI 3 document", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "openapi: 3.1.0"],
    ["a list", []],
    ["an empty object", {}],
    ["Swagger 2.0", { swagger: "2.0", paths: {} }],
    ["AsyncAPI", { asyncapi: "3.0.0" }],
    ["a version that is a number", { openapi: 3.1 }],
  ])("%s yields one finding that says so", (_, document) => {
    expect(lint(document)).toMatchObject([{ rule: "unreadable-document", severity: "error", pointer: "#" }]);
  });
  it("a document without paths has no findings, unless the preset demands a declaration", () => {
    expect(lint({ openapi: "3.1.0", webhooks: {} })).toEqual([]);
    const [undeclared] = lint({ openapi: "3.1.0", webhooks: {} }, { preset: "strict" });
    expect(undeclared, "a finding about the whole stands where there is something").toMatchObject({ pointer: "#" });
  });
});

describe("a document in which every error response is unusual in a different way", () => {
  it("makes no rule throw", () => {
    const odd = [
      null,
      1,
      "x",
      [],
      [null],
      { content: 1 },
      { content: { "application/json": 7 } },
      { $ref: 1 },
      { $ref: "#" },
    ];
    const responses = Object.fromEntries(odd.map((response, index) => [400 + index, response]));
    for (const preset of ["recommended", "strict", "problem-details"] as const) {
      expect(() =>
        lint(
          { openapi: "3.1.0", "x-error-contract": { responses }, paths: { "/a": { get: { responses } } } },
          { preset },
        ),
      ).not.toThrow();
    }
    expect(rules.length).toBeGreaterThan(20);
  });
});
