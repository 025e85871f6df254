import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { isJson } from "@error-contract/contract";
import type { Fault } from "@error-contract/ruleset";
import { InputError } from "../command-line/error.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import { readText } from "../document/files/read-file.ts";
import { parse } from "../document/syntax/parse.ts";
import type { LocatedFinding } from "./finding.ts";

/** Faults that are known, and not to be told of again. */
export interface Baseline {
  readonly faults: readonly Fault[];
}

/** Findings, parted by a baseline. */
export interface Parted {
  /** The findings that have new faults, each with these alone. */
  readonly findings: readonly LocatedFinding[];
  /** How many faults are known. */
  readonly known: number;
  /** The known faults that are there no more. */
  readonly mended: readonly Fault[];
}

/**
 * Parts findings into what is new and what a baseline knows. What could not be checked is always new.
 *
 * @param findings - all findings
 * @param baseline - what is known
 * @returns what is new, and counts of the rest
 */
export function part(findings: readonly LocatedFinding[], { faults }: Baseline): Parted {
  const known = new Map(faults.map((fault) => [keyOf(fault), fault]));
  const met = new Set<string>();
  const shown = findings.flatMap((finding) => {
    const fresh = finding.faults.filter((fault) => {
      const key = keyOf(fault);
      if (known.has(key)) met.add(key);
      return !known.has(key);
    });
    return fresh.length === 0 ? [] : [{ ...finding, faults: fresh, known: finding.faults.length - fresh.length }];
  });
  const mended = [...known].flatMap(([key, fault]) => (met.has(key) ? [] : [fault]));
  return { findings: shown, known: met.size, mended };
}

/** One fault is one key, however many findings tell of it. */
export function keyOf({ rule, operation, status }: Fault): string {
  return JSON.stringify([rule, operation, status]);
}

/**
 * Writes a baseline: by rule, operation and status, sorted, a line for each operation, so that a moved line or a renamed file
 * changes nothing, and two people's edits seldom meet.
 *
 * @param findings - all findings
 * @returns the text
 */
export function formatBaseline(findings: readonly LocatedFinding[]): string {
  const rules = new Map<string, Map<string, Set<string>>>();
  for (const { rule, operation, status } of findings.filter(isKnowable).flatMap(({ faults }) => faults)) {
    const operations = rules.get(rule) ?? new Map<string, Set<string>>();
    rules.set(rule, operations);
    operations.set(operation, (operations.get(operation) ?? new Set()).add(status));
  }
  const blocks = sorted(rules).map(([rule, operations]) => {
    const lines = sorted(operations).map(
      ([operation, statuses]) =>
        `      ${JSON.stringify(operation)}: [${[...statuses]
          .sort()
          .map((status) => JSON.stringify(status))
          .join(", ")}]`,
    );
    return `    ${JSON.stringify(rule)}: {\n${lines.join(",\n")}\n    }`;
  });
  return `{\n  "version": 1,\n  "faults": {${blocks.length > 0 ? `\n${blocks.join(",\n")}\n  ` : ""}}\n}\n`;
}

/** What could not be checked is never known: nobody can tell what it hides. */
function isKnowable({ rule }: LocatedFinding): boolean {
  return !["unreadable-document", "unreadable-reference", "nothing-checked"].includes(rule);
}

/** By code unit, so that every machine sorts alike. */
function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Reads a baseline.
 *
 * @param file - its path, from the working directory
 * @param cwd - the working directory
 * @returns the baseline
 * @throws {InputError} when it is not there, or no baseline
 */
export function readBaseline(file: string, cwd: string): Baseline {
  const path = resolve(cwd, file);
  if (!existsSync(path)) {
    throw new InputError("There is no such baseline.", {
      place: { file },
      remedy: `Make it: error-contract lint … --baseline ${file} --update-baseline`,
    });
  }
  const { value } = parse(readText(path, file), file);
  const faults = isJson(value) && value["version"] === 1 ? value["faults"] : undefined;
  if (!isJson(faults)) throw notABaseline(file);
  return {
    faults: Object.entries(faults).flatMap(([rule, operations]) => {
      if (!isJson(operations)) throw notABaseline(file);
      return Object.entries(operations).flatMap(([operation, statuses]) => {
        if (!Array.isArray(statuses)) throw notABaseline(file);
        return statuses.map((status) => ({ rule, operation, status: String(status) }));
      });
    }),
  };
}

/**
 * Writes a baseline's file.
 *
 * @param file - its path, from the working directory
 * @param cwd - the working directory
 * @param findings - all findings
 * @returns whether anything changed
 */
export function writeBaseline(file: string, cwd: string, findings: readonly LocatedFinding[]): boolean {
  const path = resolve(cwd, file);
  const text = formatBaseline(findings);
  if (existsSync(path) && readText(path, file) === text) return false;
  endWhenIdle();
  writeFileSync(path, text);
  return true;
}

function notABaseline(file: string): InputError {
  return new InputError("This is not a baseline.", {
    place: { file },
    remedy: "Make it with --update-baseline, and never by hand.",
  });
}
