import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../pipeline/repository.ts";
import { reasonFor, reasonsToDevelop, reasonsToShip } from "./dependency-reasons.ts";
import { dependencyTable, development, shipped } from "./dependency-table.ts";
import { allInstalled, closureOf } from "./installed.ts";
import { isAllowed, readInTestsOnly } from "./licenses.ts";

describe("every dependency", () => {
  it("has a reason, in scripts/release/dependency-reasons.ts", () => {
    const named = [...shipped, ...development].map(({ installed }) => installed.name);
    expect(named.filter((name) => reasonFor(name) === undefined)).toEqual([]);
  });

  it("that is shipped has a reason to ship, and vice versa", () => {
    expect(shipped.map(({ installed }) => installed.name)).toEqual(Object.keys(reasonsToShip).toSorted());
  });

  it("with a reason to develop is still a development dependency", () => {
    const named = development.map(({ installed }) => installed.name);
    expect(Object.keys(reasonsToDevelop).filter((name) => !named.includes(name))).toEqual([]);
  });

  it("is in DEPENDENCIES.md with its current size; `pnpm dependencies` updates it", () => {
    expect(readFileSync(join(root, "DEPENDENCIES.md"), "utf8")).toBe(dependencyTable());
  });
});

describe("licenses", () => {
  it.each(shipped)("of everything that $installed.name installs are permissive", ({ installed }) => {
    const others = closureOf(installed).filter(({ license }) => !isAllowed(license, "published"));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it("of all tools are on the list", () => {
    const installed = allInstalled();
    expect(installed.length).toBeGreaterThan(500);
    const others = installed.filter(
      ({ name, license }) => !isAllowed(license, "tool") && !readInTestsOnly.includes(name),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0)", true],
    ["(MIT AND Zlib)", false],
    ["MPL-2.0", false],
    ["GPL-3.0", false],
    ["", false],
    ["SEE LICENSE IN license", false],
  ] as const)("%j may be shipped: %s", (license, expected) => {
    expect(isAllowed(license, "published")).toBe(expected);
  });
});
