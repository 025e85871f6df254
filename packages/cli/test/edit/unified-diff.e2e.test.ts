import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random } from "@error-contract/testing/random";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/document/syntax/parse.ts";
import { editText } from "../../src/edit/edit-text.ts";
import { editable } from "../../src/edit/editable.ts";
import { unifiedDiff } from "../../src/edit/unified-diff.ts";
import { randomYaml } from "./random-document.ts";
import { randomEdits } from "./random-edits.ts";

describe("unifiedDiff", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "diff-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("shows changed lines with three lines around them", () => {
    const text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n";
    const source = editable({ text, name: "x.yaml", ...parse(text, "x.yaml") });
    const { splices } = editText(source, [
      { kind: "replace", file: "", keys: ["d"], value: true },
      { kind: "add", file: "", keys: ["i"], value: 9 },
    ]);
    expect(unifiedDiff("docs/x.yaml", text, splices)).toBe(
      [
        "--- a/docs/x.yaml",
        "+++ b/docs/x.yaml",
        "@@ -1,8 +1,9 @@",
        " a: 1",
        " b: 2",
        " c: 3",
        "-d: 4",
        "+d: true",
        " e: 5",
        " f: 6",
        " g: 7",
        " h: 8",
        "+i: 9",
        "",
      ].join("\n"),
    );
  });

  it.each(["git apply", "patch"] as const)("is accepted by %s, whatever the line ends are", (program) => {
    for (let seed = 0; seed < 60; seed++) {
      const choices = random(seed);
      const text = randomYaml(choices);
      const source = editable({ text, name: "a.yaml", ...parse(text, "a.yaml") });
      const edited = editText(source, randomEdits(choices, source.data, 3));
      const diff = unifiedDiff("a.yaml", text, edited.splices);
      writeFileSync(join(folder, "a.yaml"), text);
      if (diff !== "") {
        const [command, ...args] =
          program === "patch" ? ["patch", "-p1", "--binary", "--quiet"] : ["git", "apply", "--whitespace=nowarn", "-"];
        execFileSync(command, args, {
          cwd: folder,
          input: diff,
          env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
        });
      }
      expect(readFileSync(join(folder, "a.yaml"), "utf8"), `seed ${seed}`).toBe(edited.text);
    }
  });
});
