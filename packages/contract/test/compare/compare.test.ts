import { describe, expect, it } from "vitest";
import { bumpOf, compareReadings, readErrorContract } from "../../src/index.ts";
import { corpus, hasCorpus, readDocument } from "../corpus.ts";
import { styles } from "../styles.ts";
import { cases } from "./cases.ts";

describe("one change is one event with one verdict", () => {
  it.each(cases)("$event ($notation): $verdict", ({ old, now, kind, verdict, policy }) => {
    const events = compareReadings(readErrorContract(old), readErrorContract(now), { policy });
    expect(events.map((event) => event.kind)).toEqual(kind === undefined ? [] : [kind]);
    expect(bumpOf(events)).toBe(verdict);
  });
});

describe("a document compared with itself", () => {
  it.each(styles)("has no event: $name", ({ document }) => {
    expect(compareReadings(readErrorContract(document), readErrorContract(structuredClone(document)))).toEqual([]);
  });

  it.skipIf(!hasCorpus).each(corpus)("has no event: $name", { timeout: 60_000 }, ({ file }) => {
    expect(compareReadings(readDocument(file), readDocument(file))).toEqual([]);
  });
});

describe("documents that have nothing in common", () => {
  it("are compared all the same", () => {
    for (const { document } of styles) {
      for (const other of [{}, null, { openapi: "3.1.0", paths: { "/a": { get: { responses: { 404: 7 } } } } }]) {
        const [one, two] = [readErrorContract(document), readErrorContract(other)];
        expect(bumpOf(compareReadings(one, two))).toBe("major");
        expect(["minor", "none"]).toContain(bumpOf(compareReadings(two, one)));
      }
    }
  });

  it("say something both ways, if they say anything", () => {
    for (const { old, now } of cases) {
      const [one, two] = [readErrorContract(old), readErrorContract(now)];
      expect(compareReadings(two, one).length > 0).toBe(compareReadings(one, two).length > 0);
    }
  });
});
