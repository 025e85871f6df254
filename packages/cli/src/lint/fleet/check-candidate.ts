import { resolve } from "node:path";
import { isJson } from "@error-contract/contract";
import { InputError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import { readText } from "../../document/files/read-file.ts";
import type { OpenDocument } from "../../document/open.ts";
import { checkDocument } from "../check-document.ts";
import type { LintSettings } from "../settings.ts";
import { unreadableDocument } from "../unchecked.ts";
import type { Candidate } from "./candidate.ts";
import type { Checked, CheckedInFleet } from "./checked.ts";
import { digestOf } from "./digest.ts";
import { isPattern } from "./find-candidates.ts";
import { meaningsOf } from "./meanings.ts";

/** The settings for checking one file: plain data, so that they can be sent to a thread. */
export type FileSettings = Pick<LintSettings, "preset" | "severities" | "norm" | "cache">;

/** A file without this is not an OpenAPI document, and need not be parsed. */
const SAYS_OPENAPI = /\b(openapi|swagger)["']?\s*:/;

/**
 * Checks one file.
 *
 * @param candidate - the file
 * @param settings - how to check it
 * @param terminal - provides the working directory
 * @returns the checked document, or that the file was skipped
 */
export async function checkCandidate(
  { argument, isNamed }: Candidate,
  settings: FileSettings,
  terminal: Terminal,
): Promise<Checked> {
  if (!isNamed && isSomethingElse(resolve(terminal.cwd, argument), argument)) return { kind: "skipped" };
  // `report (1).yaml` is more likely a missing file than a pattern.
  if (isNamed && /[*?{[]/.test(argument) && isPattern(argument, terminal.cwd))
    return { kind: "checked", document: unmatched(argument) };
  const { findings, files, read, isOpenApi } = await checkDocument(argument, settings, terminal);
  const isDocument = isOpenApi && !findings.some(({ rule }) => rule === "nothing-checked");
  if (!isNamed && !isDocument) return { kind: "skipped" };
  return {
    kind: "checked",
    document: {
      name: read?.document.entry.name ?? argument,
      address: read?.document.entry.address ?? resolve(terminal.cwd, argument),
      findings,
      sources: read
        ? sourcesOf(read.document, settings.cache !== undefined)
        : files.map((address) => ({ address, digest: undefined })),
      parts: read ? filesOfPaths(read.document) : [],
      ...(read && settings.norm !== undefined ? meaningsOf(read.model, read.document) : { codes: [], envelopes: [] }),
    },
  };
}

function unmatched(pattern: string): CheckedInFleet {
  const error = new InputError("No file matches this pattern.", {
    remedy: "Correct it, and quote it, so that the shell does not expand it.",
  });
  const findings = [unreadableDocument(error, pattern)];
  const sources = [{ address: pattern, digest: undefined }];
  return { name: pattern, address: pattern, findings, sources, parts: [], codes: [], envelopes: [] };
}

function isSomethingElse(address: string, name: string): boolean {
  try {
    return !SAYS_OPENAPI.test(readText(address, name));
  } catch (error) {
    if (error instanceof InputError) return false; // checkDocument reports it
    throw error;
  }
}

function sourcesOf(document: OpenDocument, isKept: boolean): CheckedInFleet["sources"] {
  return document.sources().map(({ address, text }) => ({ address, digest: isKept ? digestOf(text) : undefined }));
}

/** The files that the path items of a document refer to. */
function filesOfPaths({ entry, resolve }: OpenDocument): readonly string[] {
  const { paths, webhooks } = isJson(entry.value) ? entry.value : {};
  const bases = [paths, webhooks].flatMap((items) =>
    isJson(items)
      ? Object.values(items).map((item) =>
          isJson(item) && typeof item["$ref"] === "string" ? (resolve(item["$ref"], "")?.base ?? "") : "",
        )
      : [],
  );
  return [...new Set(bases)].filter((base) => base !== "");
}
