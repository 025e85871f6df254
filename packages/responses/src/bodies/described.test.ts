import { readErrorContract } from "@error-contract/contract";
import { expect, test } from "vitest";
import { describedResponse, writableContent } from "./described.ts";

test.each([
  [["text/html", "application/json"], "application/json"],
  [["text/plain", "application/problem+json"], "application/problem+json"],
  [["text/plain", "text/json"], "text/json"],
  [["application/json-seq", "text/plain"], "text/plain"],
  [["text/plain", "*/*"], "*/*"],
  [["application/xml"], undefined],
])("With the media types %j, a response is written as %s", (mediaTypes, expected) => {
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: { type: "object" } }]));
  const model = readErrorContract({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: { "/pets": { get: { responses: { 404: { description: "No such pet.", content } } } } },
  });
  const response = describedResponse(model, model.operations[0], 404)?.response;
  expect(response && writableContent(response)?.mediaType).toBe(expected);
});
