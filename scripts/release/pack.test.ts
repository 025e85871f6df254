import { describe, expect, it } from "vitest";
import { dependenciesFirst } from "./pack.ts";
import type { WorkspacePackage } from "./published-packages.ts";

/** Packages by name, each with the names that it depends on. */
function packages(needs: Readonly<Record<string, readonly string[]>>): WorkspacePackage[] {
  return Object.entries(needs).map(([name, needed]) => ({
    folder: name,
    manifest: {
      name,
      version: "1.0.0",
      description: "A package.",
      dependencies: Object.fromEntries(needed.map((other) => [other, "^1.0.0"])),
    },
  }));
}

describe("packages in the order in which they are published", () => {
  it("come after those that they depend on, directly or not", () => {
    const ordered = dependenciesFirst(packages({ fastify: ["responses"], responses: ["contract"], contract: [] }));
    expect(ordered.map(({ folder }) => folder)).toEqual(["contract", "responses", "fastify"]);
  });

  it("are each there once, whoever depends on them, and others' packages are not", () => {
    const ordered = dependenciesFirst(packages({ a: ["shared", "ajv"], b: ["shared"], shared: [] }));
    expect(ordered.map(({ folder }) => folder)).toEqual(["shared", "a", "b"]);
  });
});
