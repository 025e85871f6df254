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

describe("packages in publishing order", () => {
  it("come after their direct and indirect dependencies", () => {
    const ordered = dependenciesFirst(packages({ fastify: ["responses"], responses: ["contract"], contract: [] }));
    expect(ordered.map(({ folder }) => folder)).toEqual(["contract", "responses", "fastify"]);
  });

  it("each appear once, without third-party packages", () => {
    const ordered = dependenciesFirst(packages({ a: ["shared", "ajv"], b: ["shared"], shared: [] }));
    expect(ordered.map(({ folder }) => folder)).toEqual(["shared", "a", "b"]);
  });
});
