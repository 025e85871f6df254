import { toPointer } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { type PresetName, presets } from "../../src/rule/preset.ts";
import type { Rule } from "../../src/rule/rule.ts";
import { readSubject } from "../../src/rule/subject.ts";
import { violationsOf } from "../../src/violations.ts";
import { petDocument, type Version } from "./document.ts";
import { type DocumentEditor, editor } from "./editor.ts";

/** Changes the faultless document, in one version. */
export interface Editor extends DocumentEditor {
  readonly version: Version;
}

/** A case: a change to a faultless document, and exactly the violations that follow. */
export interface Case {
  readonly name: string;
  readonly change: (edit: Editor) => void;
  /** Each violation, as its place and words of its message; empty if the rule passes the changed document. */
  readonly errors: readonly (readonly [pointer: string, words: string])[];
  /** Whether the document declares its contract (the default), or its norm must be inferred. */
  readonly norm?: "declared" | "inferred";
  readonly preset?: PresetName;
  /** The only version that the case applies to, if there is one. */
  readonly only?: Version;
}

/**
 * Tests a single rule: it passes the faultless document, declared or not, and each case yields exactly its errors.
 * Everything runs for OpenAPI 3.0 and for 3.1.
 */
export function testRule(rule: Rule, cases: readonly Case[]): void {
  describe(rule.id, () => {
    for (const version of ["3.0.3", "3.1.0"] as const) {
      for (const norm of ["declared", "inferred"] as const) {
        it(`passes a faultless document with its norm ${norm} (${version})`, () => {
          expect(check(rule, { name: "", change: () => {}, errors: [], norm }, version)).toEqual([]);
        });
      }
      for (const each of cases.filter(({ only }) => only === undefined || only === version)) {
        it(`${each.name} (${version})`, () => {
          const found = check(rule, each, version);
          expect(found.map(({ pointer }) => pointer)).toEqual(each.errors.map(([pointer]) => pointer));
          for (const [index, [, words]] of each.errors.entries()) expect(found[index]?.message).toContain(words);
        });
      }
    }
  });
}

function check(rule: Rule, { change, norm = "declared", preset = "recommended" }: Case, version: Version) {
  const document = petDocument(version);
  if (norm === "inferred") delete document["x-error-contract"];
  change({ ...editor(document), version });
  return violationsOf(rule, readSubject(document, presets[preset])).map(({ message, place }) => ({
    message,
    pointer: toPointer(place.keys),
  }));
}
