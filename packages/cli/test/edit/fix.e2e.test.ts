import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { lint } from "@error-contract/ruleset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDocument } from "../../src/document/open.ts";
import { editable } from "../../src/edit/editable.ts";
import { fixDocument } from "../../src/edit/fix-document.ts";
import { overlayOf } from "../../src/edit/overlay.ts";
import { writeFiles } from "../../src/edit/write-files.ts";
import { applyWithOpenApiFormat, applyWithOverlaysJs } from "./apply-overlay.ts";
import { corpus, documents } from "./corpus.ts";
import { quietTerminal } from "./quiet-terminal.ts";
import { strangers } from "./strangers.ts";

describe.skipIf(!existsSync(corpus))("fix", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "fix-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(documents)("mends %s, and changes nothing that it does not name", async (path) => {
    const home = path.includes("/") ? join(folder, dirname(path)) : folder;
    cpSync(join(corpus, path.includes("/") ? dirname(path) : path), path.includes("/") ? home : join(folder, path), {
      recursive: true,
    });
    const file = join(home, basename(path));
    const terminal = quietTerminal(folder);
    const before = await openDocument(file, terminal);
    const faultsBefore = faultsOf(before);
    const fixed = fixDocument(before, { preset: "recommended", wanted: () => true });

    // One round is enough: each edit names its place in the file as it is. What no edit names stays as it is, to the byte.
    expect(fixed.rounds.length).toBeLessThanOrEqual(1);
    for (const { source, text } of fixed.files) {
      const edits = fixed.rounds.flat().flatMap((fix) => fix.edits.filter((edit) => edit.file === source.base));
      expect(strangers(editable(source), edits, text)).toEqual([]);
    }

    const { overlay, data } = {
      overlay: overlayOf(withinEntry(fixed.rounds), about, before.entry.value),
      data: before.entry,
    };
    writeFiles(
      fixed.files.map(({ source, text }) => ({
        path: source.address,
        name: source.name,
        before: source.text,
        after: text,
      })),
    );
    const after = await openDocument(file, terminal);
    const faultsAfter = faultsOf(after);
    const mended = new Set(fixed.rounds.flat().map(({ fault }) => idOf(fault)));
    expect([...faultsAfter].filter((fault) => mended.has(fault))).toEqual([]);
    expect([...faultsAfter].filter((fault) => !faultsBefore.has(fault))).toEqual([]);
    expect(fixDocument(after, { preset: "recommended", wanted: () => true }).rounds).toEqual([]);

    if (fixed.files.length > 0 && fixed.files.every(({ source }) => source.base === "")) {
      expect(applyWithOverlaysJs(data.value, overlay)).toEqual(after.entry.value);
      expect(await applyWithOpenApiFormat(data.value, overlay)).toEqual(after.entry.value);
    }
  });
});

const about = { version: "1.1", extended: "./openapi.yaml", title: "Fixes" } as const;

type Opened = Awaited<ReturnType<typeof openDocument>>;
type Rounds = ReturnType<typeof fixDocument>["rounds"];

function withinEntry(rounds: Rounds): Rounds {
  return rounds.map((fixes) => fixes.filter(({ edits }) => edits.every(({ file }) => file === "")));
}

function faultsOf({ entry, resolve }: Opened): ReadonlySet<string> {
  return new Set(lint(entry.value, { resolve }).flatMap(({ faults }) => faults.map(idOf)));
}

function idOf({ rule, operation, status }: { rule: string; operation: string; status: string }): string {
  return `${rule} ${operation} ${status}`;
}
