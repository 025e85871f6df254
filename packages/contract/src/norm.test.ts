import { describe, expect, it } from "vitest";
import { readErrorContract } from "./contract.ts";
import type { Norm } from "./norm.ts";

const body = (...properties: readonly string[]): object => ({
  properties: Object.fromEntries(properties.map((name) => [name, {}])),
});
const response = (schema: object, mediaType = "application/json"): object => ({ content: { [mediaType]: { schema } } });

/** The norm of a document in which each operation returns one 404. */
function normOf(answers: readonly object[], rest: object = {}): Norm {
  const paths = Object.fromEntries(
    answers.map((answer, index) => [`/${index}`, { get: { responses: { 404: answer } } }]),
  );
  return readErrorContract({ openapi: "3.1.0", paths, ...rest }).norm;
}

describe("an inferred envelope", () => {
  it("is the set of properties that most bodies have, in any order", () => {
    const norm = normOf([
      response(body("code", "message")),
      response(body("message", "code")),
      response(body("error")),
    ]);
    expect(norm).toMatchObject({ origin: "inferred", envelope: { by: "properties", properties: ["code", "message"] } });
  });
  it("is also found in bodies that have more properties", () => {
    const norm = normOf([
      response(body("code")),
      response(body("code")),
      response(body("code", "extra")),
      response(body("x")),
    ]);
    expect(norm.envelope?.properties).toEqual(["code"]);
  });
  it("is what most bodies have in common, even if the most frequent body has more", () => {
    const norm = normOf([
      ...Array.from({ length: 4 }, () => response(body("code", "message", "errors"))),
      ...Array.from({ length: 3 }, () => response(body("code", "message"))),
      ...Array.from({ length: 3 }, () => response(body("code", "message", "limit"))),
    ]);
    expect(norm.envelope?.properties).toEqual(["code", "message"]);
  });
  it("has the name of the schema that most bodies are, or else lists its properties", () => {
    const components = { schemas: { Problem: body("title") } };
    const named = response({ $ref: "#/components/schemas/Problem" });
    expect(normOf([named, named], { components }).envelope?.name).toBe("Problem");
    expect(normOf([response(body("a", "b"))]).envelope?.name).toBe("{ a, b }");
  });
  it("is missing if no set is in half of the bodies, or if there is no body", () => {
    expect(normOf([response(body("a")), response(body("b")), response(body("c"))]).envelope).toBeUndefined();
    expect(normOf([{}, {}]).envelope).toBeUndefined();
  });
});

describe("the response of a status", () => {
  const components = {
    responses: { One: response(body("a")), AlsoOne: response(body("a")), Two: response(body("b")) },
  };
  const one = { $ref: "#/components/responses/One" };
  const two = { $ref: "#/components/responses/Two" };
  const also = { $ref: "#/components/responses/AlsoOne" };
  it("is the one to which most operations refer", () => {
    expect(normOf([one, one, two], { components }).responses.get("404")).toMatchObject({
      response: { name: "One" },
      uses: 2,
    });
  });
  it("is one with the common envelope, if that is used at least half as much", () => {
    const { responses } = normOf([one, one, two, two, two, response(body("a")), response(body("a"))], { components });
    expect(responses.get("404")).toMatchObject({ response: { name: "One" }, uses: 2 });
    const bodies = Array.from({ length: 9 }, (_, index) => response(body("a", `own${index}`)));
    const rarely = normOf([one, one, two, two, two, two, two, ...bodies], { components });
    expect(rarely.responses.get("404")).toMatchObject({ response: { name: "Two" }, uses: 5 });
  });
  it("is undecided in a tie, and if no two operations share one", () => {
    expect(normOf([one, one, also, also], { components }).responses.size).toBe(0);
    expect(normOf([one, two], { components }).responses.size).toBe(0);
    expect(normOf([response(body("a")), response(body("a"))]).responses.size).toBe(0);
  });
  it("is undecided if more operations have another body inline, whatever its description", () => {
    const own = (description: string): object => ({ ...response(body("b")), description });
    const three = [own("No."), own("Not here."), own("Gone.")];
    expect(normOf([one, one, ...three], { components }).responses.size).toBe(0);
    expect(normOf([one, one, ...three.slice(1)], { components }).responses.get("404")).toMatchObject({ uses: 2 });
  });
  it("is supported by its copies, and not outnumbered by bodies that differ or by responses without a body", () => {
    const copies = [response(body("a")), response(body("a"))];
    const others = ["c", "d", "e", "f"].map((name) => response(body(name)));
    expect(normOf([one, one, ...copies, two, two, two], { components }).responses.get("404")).toMatchObject({
      response: { name: "One" },
      uses: 2,
    });
    expect(normOf([one, one, ...others, {}, {}, {}], { components }).responses.size).toBe(1);
  });
  it("is found beside an inline schema that contains itself, as YAML aliases allow", () => {
    const endless: { properties: Record<string, unknown> } = { properties: {} };
    endless.properties["self"] = endless;
    expect(normOf([one, one, response(endless)], { components }).responses.size).toBe(1);
  });
  it("is the declared one, whatever the operations return", () => {
    const declared = { "x-error-contract": { responses: { 404: two } }, components };
    expect(normOf([one, one], declared)).toMatchObject({ origin: "declared" });
    expect(normOf([one, one], declared).responses.get("404")).toMatchObject({ response: { name: "Two" }, uses: 0 });
  });
});

describe("the media types", () => {
  it("are those that half of the bodies have, without parameters and in lower case", () => {
    const types = ["Application/JSON; charset=utf-8", "application/json", "text/html"];
    expect(normOf(types.map((type) => response(body("a"), type))).mediaTypes).toEqual(["application/json"]);
  });
});

describe("operations that the API does not serve", () => {
  it("do not count towards the norm", () => {
    const webhooks = { happened: { post: { responses: { 404: response(body("theirs")) } } } };
    expect(normOf([], { webhooks }).envelope).toBeUndefined();
  });
});
