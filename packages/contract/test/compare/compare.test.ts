import { describe, expect, it } from "vitest";
import { bumpOf, compareReadings, readErrorContract } from "../../src/index.ts";
import { styles } from "../styles.ts";
import { cases } from "./cases.ts";
import { documentOf, notations } from "./notations.ts";

describe("one change is one event with one verdict", () => {
  it.each(cases)("$event ($notation): $verdict", ({ old, now, kind, verdict, policy }) => {
    const events = compareReadings(readErrorContract(old), readErrorContract(now), { policy });
    expect(events.map((event) => event.kind)).toEqual(kind === undefined ? [] : [kind]);
    expect(bumpOf(events)).toBe(verdict);
  });
});

describe("an operation that loses its last code", () => {
  it.each(notations)("loses a code, and not also a status: $name", ({ write }) => {
    const lost = { status: 404, code: "lost" };
    const [old, now] = [
      { "GET /a": [lost], "GET /b": [lost] },
      { "GET /a": [], "GET /b": [lost] },
    ];
    const events = compareReadings(readErrorContract(write(old)), readErrorContract(write(now)));
    expect(events.map(({ kind }) => kind)).toEqual(["code-impossible"]);
  });

  it("also loses a range, if the range admits codes that are not listed", () => {
    const schema = { type: "object", properties: { code: { type: "string" }, message: { type: "string" } } };
    const example = { code: "lost", message: "No." };
    const range = { "4XX": { content: { "application/json": { schema, example } } } };
    const [old, now] = [
      documentOf({ "GET /a": range, "GET /b": range }),
      documentOf({ "GET /a": {}, "GET /b": range }),
    ];
    const events = compareReadings(readErrorContract(old), readErrorContract(now));
    expect(events.map(({ kind }) => kind)).toContain("status-removed");
  });
});

describe("a document compared with itself", () => {
  it.each(styles)("has no event: $name", ({ document }) => {
    expect(compareReadings(readErrorContract(document), readErrorContract(structuredClone(document)))).toEqual([]);
  });
});

describe("documents that have nothing in common", () => {
  it("are still compared", () => {
    for (const { document } of styles) {
      for (const other of [{}, null, { openapi: "3.1.0", paths: { "/a": { get: { responses: { 404: 7 } } } } }]) {
        const [one, two] = [readErrorContract(document), readErrorContract(other)];
        expect(bumpOf(compareReadings(one, two))).toBe("major");
        expect(["minor", "none"]).toContain(bumpOf(compareReadings(two, one)));
      }
    }
  });

  it("produce events in both directions, if in any", () => {
    for (const { old, now } of cases) {
      const [one, two] = [readErrorContract(old), readErrorContract(now)];
      expect(compareReadings(two, one).length > 0).toBe(compareReadings(one, two).length > 0);
    }
  });
});
