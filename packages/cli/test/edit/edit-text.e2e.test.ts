import { describe, expect, it } from "vitest";
import { parse } from "../../src/document/syntax/parse.ts";
import { editText } from "../../src/edit/edit-text.ts";
import { editable } from "../../src/edit/editable.ts";
import { Refused } from "../../src/edit/refused.ts";
import { random } from "./random.ts";
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
      const context = () => `seed ${seed}\n${text}\n${JSON.stringify(edits, undefined, 1)}`;
      let edited: ReturnType<typeof editText>;
      try {
        edited = editText(source, edits); // throws where the data are not what the edits make of them
      } catch (error) {
        // Blank lines behind a block scalar that keeps them: without what stood between, they would become its own.
        if (error instanceof Refused && text.includes("|+") && /other values/.test(error.message)) continue;
        throw new Error(`${(error as Error).stack}\n${context()}`);
      }
      expect(strangers(source, edits, edited.text), context()).toEqual([]);
    }
  });
});
