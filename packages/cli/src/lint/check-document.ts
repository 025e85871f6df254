import { type ContractModel, isJson, readPointer } from "@error-contract/contract";
import { type Finding, inspect } from "@error-contract/ruleset";
import { InputError } from "../command-line/error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { locate } from "../document/locate.ts";
import { type OpenDocument, openDocument } from "../document/open.ts";
import { NoOpenApiError } from "../document/require-openapi-3.ts";
import { excerptAt } from "../text/excerpt.ts";
import type { Position } from "../text/position.ts";
import type { LocatedFinding } from "./finding.ts";
import type { LintSettings } from "./settings.ts";
import { nothingChecked, unreadableDocument, unreadableReference } from "./unchecked.ts";
import { weigh } from "./weigh.ts";

/** The findings in one document, and its files. */
export interface CheckedDocument {
  readonly findings: readonly LocatedFinding[];
  /** The addresses of the files that were read. */
  readonly files: readonly string[];
  /** The document as it was read; `undefined` if it could not be. */
  readonly read: ReadDocument | undefined;
  /** Whether it claims to be OpenAPI, readable or not. */
  readonly isOpenApi: boolean;
}

/** A document that could be read. */
export interface ReadDocument {
  readonly document: OpenDocument;
  readonly model: ContractModel;
}

/**
 * Checks one document. A part that could not be checked is a finding, too, because silence would be mistaken for
 * success.
 *
 * @param argument - the document, as written on the command line
 * @param settings - the preset, and the severity of each rule's findings
 * @param terminal - provides the working directory
 * @returns the findings, contradictions first, then gaps, then style
 */
export async function checkDocument(
  argument: string,
  settings: Pick<LintSettings, "preset" | "severities">,
  terminal: Terminal,
): Promise<CheckedDocument> {
  let document: OpenDocument;
  try {
    document = await openDocument(argument, terminal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const isOpenApi = !(error instanceof NoOpenApiError);
    return { findings: [unreadableDocument(error, argument)], files: [argument], read: undefined, isOpenApi };
  }
  return checkOpened(document, settings, terminal);
}

/**
 * Checks a document that could be read.
 *
 * @param document - the document
 * @param settings - the preset, and the severity of each rule's findings
 * @param terminal - shows progress
 * @returns the findings, contradictions first, then gaps, then style
 */
export function checkOpened(
  document: OpenDocument,
  settings: Pick<LintSettings, "preset" | "severities">,
  terminal: Pick<Terminal, "progress">,
): CheckedDocument & { readonly read: ReadDocument } {
  terminal.progress.show(`Checking ${document.entry.name}`, document.entry.text.length);
  const { findings, contract } = inspect(document.entry.value, { preset: settings.preset, resolve: document.resolve });
  const weighed = weigh(findings, settings.severities);
  const unread = document.problems().map((problem) => unreadableReference(problem, document.entry.name));
  const nothing = hasOperations(document) ? [] : [nothingChecked(document.entry.name)];
  return {
    findings: [...unread, ...nothing, ...place(weighed, document)],
    files: document.sources().map(({ address }) => address),
    read: { document, model: contract },
    isOpenApi: true,
  };
}

/** Locates all findings, file by file. */
function place(findings: readonly Finding[], document: OpenDocument): readonly LocatedFinding[] {
  const positions = new Map<Finding, Position>();
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const here = findings.filter((finding) => finding.file === file);
    const found = locate(
      document.source(file),
      here.map(({ pointer }) => keysOf(pointer)),
    );
    here.forEach((finding, index) => {
      const position = found[index];
      if (position) positions.set(finding, position);
    });
  }
  const { name: entry } = document.entry;
  return findings.map((finding) => {
    const { rule, severity, kind, message, file, pointer, documentationUrl, faults } = finding;
    const { name, text } = document.source(file);
    const position = positions.get(finding) ?? { line: 1, column: 1, offset: 0 };
    const { line, column } = position;
    // An excerpt of `paths:` says nothing, and findings about the whole document are reported there.
    const excerpt = pointer === "#/paths" || pointer === "#" ? [] : excerptAt(text, position);
    return {
      rule,
      severity,
      kind,
      message,
      document: entry,
      file: name,
      line,
      column,
      pointer,
      documentationUrl,
      faults,
      known: 0,
      excerpt,
    };
  });
}

/** Pointers from the ruleset are not percent-encoded. */
function keysOf(pointer: string): readonly string[] {
  return readPointer(pointer.slice(1).replaceAll("%", "%25")) ?? [];
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

function hasOperations({ entry, resolve }: OpenDocument): boolean {
  const { paths, webhooks } = isJson(entry.value) ? entry.value : {};
  return [paths, webhooks].some((items) => isJson(items) && Object.values(items).some((item) => isServed(item, "")));

  function isServed(item: unknown, base: string): boolean {
    if (!isJson(item)) return false;
    if (Object.keys(item).some((key) => METHODS.has(key) || key === "additionalOperations")) return true;
    const target = typeof item["$ref"] === "string" ? resolve(item["$ref"], base) : undefined;
    return target !== undefined && target.value !== item && isServed(target.value, target.base);
  }
}
