import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
import { toPointer } from "../document/place.ts";
import { contentPlace } from "./response.ts";

const content = { "application/json": { schema: { type: "object" } } };

describe("the place of a response's media type", () => {
  for (const { where, response, components, path, source } of [
    {
      where: "that is inline in an operation",
      response: { description: "Gone", content },
      components: {},
      path: "#/paths/~1a/get/responses/404/content/application~1json",
      source: "#/paths/~1a/get/responses/404/content/application~1json",
    },
    {
      where: "in a shared response",
      response: { $ref: "#/components/responses/Gone" },
      components: { responses: { Gone: { description: "Gone", content } } },
      path: "#/paths/~1a/get/responses/404/content/application~1json",
      source: "#/components/responses/Gone/content/application~1json",
    },
    {
      where: "in a `content` that is a $ref",
      response: { description: "Gone", content: { $ref: "#/components/x-content" } },
      components: { "x-content": content },
      path: "#/paths/~1a/get/responses/404/content/application~1json",
      source: "#/components/x-content/application~1json",
    },
    {
      where: "that is itself a $ref, as OpenAPI 3.2 allows, is that of its key",
      response: { description: "Gone", content: { "application/json": { $ref: "#/components/mediaTypes/Error" } } },
      components: { mediaTypes: { Error: content["application/json"] } },
      path: "#/paths/~1a/get/responses/404/content/application~1json",
      source: "#/paths/~1a/get/responses/404/content/application~1json",
    },
  ]) {
    it(where, () => {
      const document = { openapi: "3.2.0", paths: { "/a": { get: { responses: { 404: response } } } }, components };
      const read = readErrorContract(document).operations[0]?.responses[0]?.response;
      const place = read?.content[0] && contentPlace(read, read.content[0]);
      expect(place && { path: toPointer(place.path), source: toPointer(place.keys) }).toEqual({ path, source });
    });
  }
});
