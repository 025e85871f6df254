import { posix, win32 } from "node:path";
import { expect, it } from "vitest";
import { nameOf } from "./name-of.ts";

it.each([
  ["below the working directory", "/projects", "/projects/api/open api.yaml", "api/open api.yaml"],
  ["beside it", "/projects/api", "/projects/shared.yaml", "../shared.yaml"],
  ["far away, where the absolute path is shorter", "/home/somebody/projects/api", "/a.yaml", "/a.yaml"],
  ["with a backslash in its name, which is not a separator here", "/projects", "/projects/a\\b.yaml", "a\\b.yaml"],
])("names a file %s", (_where, cwd, file, name) => {
  expect(nameOf(cwd, file, posix)).toBe(name);
});

it.each([
  ["below the working directory", "C:\\work", "C:\\work\\api\\open api.yaml", "api/open api.yaml"],
  ["beside it", "C:\\work\\api", "C:\\work\\shared.yaml", "../shared.yaml"],
  ["on another drive", "C:\\work", "D:\\api\\openapi.yaml", "D:/api/openapi.yaml"],
  ["whose path differs only in case", "c:\\Work", "C:\\work\\openapi.yaml", "openapi.yaml"],
])("names a file on Windows %s", (_where, cwd, file, name) => {
  expect(nameOf(cwd, file, win32)).toBe(name);
});
