import { describe, expect, it } from "vitest";
import { compareReadings } from "../../src/index.ts";
import { corpus, hasCorpus, readDocument } from "../corpus.ts";

describe.skipIf(!hasCorpus)("a real document compared with itself", () => {
  it.each(corpus)("has no event: $name", ({ file }) => {
    expect(compareReadings(readDocument(file), readDocument(file))).toEqual([]);
  });
});
