import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { isJson } from "@error-contract/contract";
import type { Fault } from "@error-contract/ruleset";
import { InputError } from "../command-line/error.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import { readText } from "../document/files/read-file.ts";
import { parse } from "../document/syntax/parse.ts";
import type { Baseline } from "./baseline.ts";
import type { KnownFault, LocatedFinding } from "./finding.ts";
import { isUnchecked } from "./unchecked.ts";

/**
 * Writes a baseline: sorted by rule, operation and status, with a line for each operation, so that a moved line or a
 * renamed file changes nothing, and two people's edits rarely conflict.
 *
 * @param findings - all findings
 * @returns the text
 */
export function formatBaseline(findings: readonly LocatedFinding[]): string {
  return formatOne(faultsOf(findings));
}

function formatOne(faults: readonly Fault[]): string {
  return `{\n  "version": 1,\n  "faults": ${blockOf(faults, "  ")}\n}\n`;
}

/**
 * Writes a baseline of many documents: each name, with what `formatBaseline` writes for that document.
 *
 * @param faults - the faults of all documents
 * @returns the text
 */
function formatMany(faults: readonly KnownFault[]): string {
  const documents = new Map<string, KnownFault[]>();
  for (const fault of faults) {
    const { document = "" } = fault;
    const own = documents.get(document) ?? [];
    own.push(fault);
    documents.set(document, own);
  }
  const blocks = [...documents]
    .sort(byKey)
    .map(([name, own]) => `    ${JSON.stringify(name)}: ${blockOf(own, "    ")}`);
  return `{\n  "version": 2,\n  "documents": {${blocks.length > 0 ? `\n${blocks.join(",\n")}\n  ` : ""}}\n}\n`;
}

function faultsOf(findings: readonly LocatedFinding[]): readonly KnownFault[] {
  // What could not be checked is never known, because it may hide anything.
  const knowable = findings.filter((finding) => !isUnchecked(finding));
  return knowable.flatMap(({ faults, document }) => faults.map((fault) => ({ ...fault, document })));
}

function blockOf(faults: readonly Fault[], indent: string): string {
  const rules = new Map<string, Map<string, Set<string>>>();
  for (const { rule, operation, status } of faults) {
    const operations = rules.get(rule) ?? new Map<string, Set<string>>();
    rules.set(rule, operations);
    operations.set(operation, (operations.get(operation) ?? new Set()).add(status));
  }
  const blocks = [...rules].sort(byKey).map(([rule, operations]) => {
    const lines = [...operations].sort(byKey).map(([operation, statuses]) => {
      const list = [...statuses].sort().map((status) => JSON.stringify(status));
      return `${indent}    ${JSON.stringify(operation)}: [${list.join(", ")}]`;
    });
    return `${indent}  ${JSON.stringify(rule)}: {\n${lines.join(",\n")}\n${indent}  }`;
  });
  return blocks.length > 0 ? `{\n${blocks.join(",\n")}\n${indent}}` : "{}";
}

/** By code unit, so that the order is the same on every machine. */
function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Reads a baseline.
 *
 * @param file - its path, relative to the working directory
 * @param cwd - the working directory
 * @returns the baseline
 * @throws {InputError} if it does not exist, or is not a baseline
 */
export function readBaseline(file: string, cwd: string): Baseline {
  const path = resolve(cwd, file);
  if (!existsSync(path)) {
    throw new InputError("There is no such baseline.", {
      place: { file },
      remedy: `Create it: error-contract lint … --baseline ${file} --update-baseline`,
    });
  }
  const { value } = parse(readText(path, file), file);
  const { version, faults, documents } = isJson(value) ? value : {};
  if (version === 1) return { faults: readFaults(faults, file) };
  if (version !== 2 || !isJson(documents)) throw notABaseline(file);
  return {
    faults: Object.entries(documents).flatMap(([document, own]) =>
      readFaults(own, file).map((fault) => ({ ...fault, document })),
    ),
  };
}

function readFaults(written: unknown, file: string): readonly Fault[] {
  if (!isJson(written)) throw notABaseline(file);
  return Object.entries(written).flatMap(([rule, operations]) => {
    if (!isJson(operations)) throw notABaseline(file);
    return Object.entries(operations).flatMap(([operation, statuses]) => {
      if (!Array.isArray(statuses)) throw notABaseline(file);
      return statuses.map((status) => ({ rule, operation, status: String(status) }));
    });
  });
}

/**
 * Writes the file of a baseline. Once there are several documents, it is kept by document: those that were not checked
 * this time keep their faults, as long as their file exists. A document that could not be checked in full keeps all
 * its faults, because nobody knows which of them remain.
 *
 * @param file - its path, relative to the working directory
 * @param cwd - the working directory
 * @param findings - all findings
 * @param documents - the names of the documents that were checked
 * @param unread - the names of those that could not be checked in full. @default none
 * @returns whether anything changed
 */
export function writeBaseline(
  file: string,
  cwd: string,
  findings: readonly LocatedFinding[],
  documents: ReadonlySet<string>,
  unread: ReadonlySet<string> = new Set(),
): boolean {
  const path = resolve(cwd, file);
  const before = existsSync(path) ? readText(path, file) : undefined;
  const known = before === undefined ? [] : readBaseline(file, cwd).faults;
  const others = known.filter(
    ({ document }) => document !== undefined && !documents.has(document) && existsSync(resolve(cwd, document)),
  );
  const faults = [...unreadFaults(known, unread), ...faultsOf(findings)];
  const text = documents.size > 1 || others.length > 0 ? formatMany([...others, ...faults]) : formatOne(faults);
  if (before === text) return false;
  endWhenIdle();
  writeFileSync(path, text);
  return true;
}

function unreadFaults(known: readonly KnownFault[], unread: ReadonlySet<string>): readonly KnownFault[] {
  return [...unread].flatMap((document) =>
    known
      .filter((fault) => fault.document === undefined || fault.document === document)
      .map((fault) => ({ ...fault, document })),
  );
}

function notABaseline(file: string): InputError {
  return new InputError("This is not a baseline.", {
    place: { file },
    remedy: "Create it with --update-baseline, not by hand.",
  });
}
