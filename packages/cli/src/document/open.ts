import { join } from "node:path";
import { endAtOnce } from "../command-line/interrupt.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { argumentKind } from "./argument-kind.ts";
import { diskFiles, openOnDisk } from "./files/disk.ts";
import type { Files } from "./files/files.ts";
import { readStandardInput } from "./files/standard-input.ts";
import { type Following, followReferences } from "./follow-references.ts";
import { requireOpenApi3 } from "./require-openapi-3.ts";
import { parse } from "./syntax/parse.ts";
import type { Source } from "./syntax/source.ts";

/** A document with all files that it refers to, each read lazily. */
export interface OpenDocument extends Following {
  readonly entry: Source;
  /** Where its other files come from. */
  readonly files: Files;
}

/**
 * Opens a document.
 *
 * @param argument - a path, a URL on this machine (`http://localhost:3000/openapi.json`), `git:REF:path`, or `-` for
 * standard input
 * @param terminal - provides the working directory and standard input
 * @returns the document
 * @throws {InputError} if its entry cannot be read or parsed, or is not an OpenAPI 3 document
 * @example
 * const { entry, resolve, problems } = await openDocument("openapi.yaml", terminal);
 * const model = readErrorContract(entry.value, { resolve });
 */
export async function openDocument(argument: string, terminal: Terminal): Promise<OpenDocument> {
  const { entry, files } = await openFiles(argument, terminal);
  requireOpenApi3(entry);
  const onRead = (count: number): void => terminal.progress.show(`Reading ${entry.name}: ${count} files`);
  return { entry, files, ...followReferences(entry, files, onRead) };
}

async function openFiles(
  argument: string,
  terminal: Terminal,
): Promise<{ readonly entry: Source; readonly files: Files }> {
  const kind = argumentKind(argument);
  if (kind === "standard input") {
    const text = await readStandardInput(terminal);
    await endAtOnce();
    const address = join(terminal.cwd, "-"); // references are resolved relative to this
    return {
      entry: { base: "", address, name: "stdin", text, ...parse(text, "stdin") },
      files: diskFiles(terminal.cwd),
    };
  }
  await endAtOnce();
  if (kind === "commit") return (await import("./files/git.ts")).openInGit(argument, terminal.cwd);
  if (kind === "url") return (await import("./files/url.ts")).openUrl(argument);
  return openOnDisk(argument, terminal.cwd, terminal.progress);
}
