import { describe, expect, it } from "vitest";
import { corpus, hasCorpus, readDocument } from "./corpus.ts";
import { expectTable } from "./expect-table.ts";
import { tableOfReadings } from "./readings.ts";

describe.skipIf(!hasCorpus)("in real documents", () => {
  it("the README says what is found", () => {
    expectTable("corpus", tableOfReadings(corpus.map(({ name, file }) => [name, readDocument(file)])));
  });

  it.each([
    ["Box's 17 codes", "box.json", "/code", 17],
    ["Plaid's error types", "plaid.yml", "/error_type", 24],
    ["Adyen's, from examples", "adyen.yaml", "/errorCode", 6],
    ["Polar's, by const", "polar.json", "/error", 34],
    ["Gravitino's numbers", "gravitino-split/openapi.yaml", "/code", 5],
    ["none in Museum", "museum.yaml", "/type", 0],
    ["none in Komga", "komga.json", undefined, 0],
    ["none in Petclinic", "petclinic.yaml", "/type", 0],
  ])("there are %s", (_, file, code, count) => {
    const model = readDocument(file);
    const own = model.envelopes.find(({ excused }) => !excused);
    expect(own?.shape.code).toBe(code);
    expect(model.codes.filter(({ envelope }) => envelope === own)).toHaveLength(count);
  });
});
