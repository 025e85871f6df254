import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Edit } from "@error-contract/ruleset";
import { random } from "@error-contract/testing/random";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/document/syntax/parse.ts";
import { editText } from "../../src/edit/edit-text.ts";
import { editable } from "../../src/edit/editable.ts";
import type { Editable } from "../../src/edit/nodes.ts";
import { Refused } from "../../src/edit/refused.ts";
import { corpus, documents } from "./corpus.ts";
import { randomJson, randomYaml } from "./random-document.ts";
import { randomEdits } from "./random-edits.ts";
import { strangers } from "./strangers.ts";

describe.each([
  ["YAML", randomYaml],
  ["JSON", randomJson],
] as const)("random edits of random %s", (language, write) => {
  it("change the data as they say, and no line that they do not name", { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 1500; seed++) {
      const choices = random(seed);
      const text = write(choices);
      const name = language === "JSON" ? "a.json" : "a.yaml";
      const source = editable({ text, name, ...parse(text, name) });
      const edits = randomEdits(choices, source.data, 4);
      expectOnlyThese(source, edits, `seed ${seed}\n${text}`);
    }
  });
});

/** The entry of this one is not quite YAML, and is not edited at all. */
const lenient = "gravitino-split/openapi.yaml";

describe.skipIf(!existsSync(corpus))("random edits of a real document", () => {
  it("are refused where the file is not quite YAML", () => {
    const text = readFileSync(join(corpus, lenient), "utf8");
    const parsed = parse(text, lenient);
    expect(() => editable({ text, name: lenient, ...parsed })).toThrow(`${lenient} is not quite YAML`);
  });

  it.each(documents.filter((name) => name !== lenient))(
    "change the data of %s as they say, and no line that they do not name",
    { timeout: 120_000 },
    (name) => {
      const text = readFileSync(join(corpus, name), "utf8").replace(/^\uFEFF/, "");
      const source = editable({ text, name, ...parse(text, name) });
      for (let seed = 0; seed < 12; seed++) {
        expectOnlyThese(source, randomEdits(random(seed), source.data, 12), `seed ${seed} of ${name}`);
      }
    },
  );
});

function expectOnlyThese(source: Editable, edits: readonly Edit[], about: string): void {
  const context = () => `${about}\n${JSON.stringify(edits, undefined, 1)}`;
  let edited: ReturnType<typeof editText>;
  try {
    edited = editText(source, edits); // throws where the data are not what the edits make of them
  } catch (error) {
    // Blank lines behind a block scalar that keeps them: without what stood between, they would become its own.
    if (error instanceof Refused && source.text.includes("|+") && /other values/.test(error.message)) return;
    throw new Error(`${(error as Error).stack}\n${context()}`);
  }
  expect(strangers(source, edits, edited.text), context()).toEqual([]);
}
