import { readErrorContract } from "@error-contract/contract";
import { expect, test } from "vitest";
import { operationMatcher } from "./match-operation.ts";

const paths = ["/pets/{id}", "/pets/mine", "/pets/{id}/{tag}", "/pets/{id}/tags", "/files/{name}.{ext}", "/a.b"];
const document = {
  openapi: "3.1.0",
  paths: Object.fromEntries(paths.map((path) => [path, { get: { operationId: path, responses: {} } }])),
};
const match = operationMatcher(readErrorContract(document).operations);

test.each([
  ["/pets/mine", "/pets/mine", {}],
  ["/pets/7", "/pets/{id}", { id: "7" }],
  ["/pets/7/tags", "/pets/{id}/tags", { id: "7" }],
  ["/pets/7/small", "/pets/{id}/{tag}", { id: "7", tag: "small" }],
  ["/pets/a%2Fb", "/pets/{id}", { id: "a/b" }],
  ["/pets/%ff", "/pets/{id}", { id: "%ff" }],
  ["/files/report.pdf", "/files/{name}.{ext}", { name: "report", ext: "pdf" }],
])("%s matches %s", (target, operationId, path) => {
  expect(match("GET", target)).toMatchObject({ kind: "operation", operation: { operationId }, path });
});

test.each(["/", "/pets", "/pets/", "/pets/7/8/9", "/axb"])("%s matches nothing", (target) => {
  expect(match("GET", target)).toEqual({ kind: "nothing" });
});

test("another method returns the supported ones", () => {
  expect(match("PUT", "/pets/7")).toEqual({ kind: "otherMethods", methods: ["GET"] });
});
