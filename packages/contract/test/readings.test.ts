import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readErrorContract } from "../src/index.ts";
import { corpus, hasCorpus, readDocument } from "./corpus.ts";
import { tableOfReadings } from "./readings.ts";
import { styles } from "./styles.ts";

const readme = join(import.meta.dirname, "../README.md");

/** Compares a table of the README with what is read now. `UPDATE=1` writes it instead. */
function expectTable(name: string, table: string): void {
  const text = readFileSync(readme, "utf8");
  const frame = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(\n<!-- end -->)`);
  if (process.env["UPDATE"] === "1")
    writeFileSync(
      readme,
      text.replace(frame, (_, head, _old, end) => head + table + end),
    );
  expect(frame.exec(readFileSync(readme, "utf8"))?.[2], "Run the test with UPDATE=1 and judge the difference.").toBe(
    table,
  );
}

describe("the README says what is found", () => {
  it("in a small document of each style", () => {
    expectTable("styles", tableOfReadings(styles.map(({ name, document }) => [name, readErrorContract(document)])));
  });

  it.skipIf(!hasCorpus)("in real documents", { timeout: 120_000 }, () => {
    expectTable("corpus", tableOfReadings(corpus.map(({ name, file }) => [name, readDocument(file)])));
  });
});

describe.skipIf(!hasCorpus)("in real documents", () => {
  it.each([
    ["Box's 17 codes", "box.json", "/code", 17],
    ["Plaid's error types", "plaid.yml", "/error_type", 24],
    ["Adyen's, from examples", "adyen.yaml", "/errorCode", 6],
    ["Polar's, by const", "polar.json", "/error", 34],
    ["Gravitino's numbers", "gravitino-split/openapi.yaml", "/code", 5],
    ["none in Museum", "museum.yaml", "/type", 0],
    ["none in Komga", "komga.json", undefined, 0],
    ["none in Petclinic", "petclinic.yaml", "/type", 0],
  ])("there are %s", { timeout: 60_000 }, (_, file, code, count) => {
    const model = readDocument(file);
    const own = model.envelopes.find(({ excused }) => !excused);
    expect(own?.shape.code).toBe(code);
    expect(model.codes.filter(({ envelope }) => envelope === own)).toHaveLength(count);
  });
});
