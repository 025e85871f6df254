import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDocument } from "../../src/document/open.ts";
import { fixDocument } from "../../src/edit/fix-document.ts";
import { writeFiles } from "../../src/edit/write-files.ts";
import { corpus, documents } from "./corpus.ts";
import { quietTerminal } from "./quiet-terminal.ts";

describe.skipIf(!existsSync(corpus))("redocly lint", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "fix-redocly-"));
    writeFileSync(join(folder, "redocly.yaml"), "rules:\n  struct: error\n  no-unresolved-refs: error\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Problems by rule and message; positions move when lines are added above them. */
  async function problems(file: string): Promise<readonly string[]> {
    const args = [
      "lint",
      file,
      "--config",
      join(folder, "redocly.yaml"),
      "--format",
      "json",
      "--max-problems",
      "100000",
    ];
    const { stdout, stderr } = await execa("redocly", args, {
      cwd: folder,
      reject: false,
      preferLocal: true,
      localDir: import.meta.dirname,
    });
    if (stdout === "") return [/^.*(fail|error).*$/im.exec(stderr)?.[0] ?? stderr]; // a file that is not quite YAML
    const { problems: found } = JSON.parse(stdout) as { problems: readonly { ruleId: string; message: string }[] };
    return found.map(({ ruleId, message }) => `${ruleId} ${message}`).sort();
  }

  it.each(documents)("finds nothing in %s after fix --write that it does not find before", async (path) => {
    const home = path.includes("/") ? dirname(path).split("/")[0] : undefined;
    cpSync(join(corpus, home ?? path), join(folder, home ?? path), { recursive: true });
    const file = join(folder, path);
    const before = await problems(file);
    const document = await openDocument(file, quietTerminal(folder));
    const { files } = fixDocument(document, { preset: "recommended", wanted: () => true });
    writeFiles(
      files.map(({ source: { address, name, text }, text: after }) => ({ path: address, name, before: text, after })),
    );
    const known = [...before];
    const fresh = (await problems(file)).filter((problem) => {
      const index = known.indexOf(problem);
      if (index >= 0) known.splice(index, 1);
      return index < 0;
    });
    expect(fresh).toEqual([]);
  });
});
