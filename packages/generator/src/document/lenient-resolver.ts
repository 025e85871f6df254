import { type Document, type Source, YamlParseError } from "@redocly/openapi-core";
import { parseDocument } from "yaml";
import type { Problem } from "./error.ts";
import { FileResolver } from "./file-resolver.ts";
import { nameOf } from "./source-name.ts";

/**
 * Reads files whose YAML is slightly invalid if the meaning is clear, such as a closing brace that is not indented, about
 * which parsers disagree.
 */
export class LenientResolver extends FileResolver {
  readonly #misspelled: Problem[] = [];

  /** The syntax errors, in the order in which the files were read. */
  get misspelled(): readonly Problem[] {
    return this.#misspelled;
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    try {
      return super.parseDocument(source, isRoot);
    } catch (error) {
      const parsed = error instanceof YamlParseError ? readLoosely(source.body) : undefined;
      if (!(error instanceof YamlParseError) || parsed === undefined) throw error;
      this.#misspelled.push(problemOfSyntax(error));
      return { source, parsed };
    }
  }
}

/**
 * Reads YAML with a more lenient parser than Redocly's.
 *
 * @param text - the text of a file
 * @returns its value; undefined if that parser fails too
 */
export function readLoosely(text: string): unknown {
  const document = parseDocument(text, { logLevel: "silent" });
  return document.errors.length > 0 ? undefined : document.toJS();
}

/**
 * Describes a syntax error in a file.
 *
 * @param error - the error from Redocly's parser
 * @returns the place, and a sentence about it
 */
export function problemOfSyntax({ line, col, originalError, source }: YamlParseError): Problem {
  const [reason = ""] = originalError.message.split("\n");
  const message = `is neither YAML nor JSON: ${reason.replace(/ in ".*" \(\d+:\d+\)$/, "")}. Correct the syntax there.`;
  return { where: `${nameOf(source)}:${line}:${col}`, message };
}
