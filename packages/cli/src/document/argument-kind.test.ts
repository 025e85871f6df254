import { expect, it } from "vitest";
import { argumentKind } from "./argument-kind.ts";

it.each([
  ["-", "standard input"],
  ["git:main:openapi.yaml", "commit"],
  ["git:main", "commit"],
  ["http://localhost:3000/openapi.json", "url"],
  ["HTTPS://localhost/openapi.json", "url"],
  ["openapi.yaml", "file"],
  ["./-", "file"],
  ["specs/git:main.yaml", "file"],
  ["C:\\specs\\openapi.yaml", "file"],
  ["C://specs/openapi.yaml", "file"],
])("the argument %s is read from: %s", (argument, kind) => {
  expect(argumentKind(argument)).toBe(kind);
});
