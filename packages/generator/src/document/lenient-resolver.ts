import { type Document, type Source, YamlParseError } from "@redocly/openapi-core";
import { parseDocument } from "yaml";
import type { Problem } from "./error.ts";
import { FileResolver } from "./file-resolver.ts";
import { nameOf } from "./source-name.ts";

/**
 * Reads files whose YAML is not quite right, if what they mean is plain: a closing brace that is not indented, for instance, over
 * which parsers disagree.
 */
export class LenientResolver extends FileResolver {
  readonly #misspelled: Problem[] = [];

  /** The places where the syntax is wrong, in the order in which the files were read. */
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
 * Reads YAML with a parser that forgives more than Redocly's.
 *
 * @param text - the text of a file
 * @returns its value; undefined where that parser finds faults too
 */
export function readLoosely(text: string): unknown {
  const document = parseDocument(text, { logLevel: "silent" });
  return document.errors.length > 0 ? undefined : document.toJS();
}

/**
 * Says what is wrong with the syntax of a file.
 *
 * @param error - what Redocly's parser said
 * @returns the place and a sentence
 */
export function problemOfSyntax({ line, col, originalError, source }: YamlParseError): Problem {
  const [reason = ""] = originalError.message.split("\n");
  const message = `is neither YAML nor JSON: ${reason.replace(/ in ".*" \(\d+:\d+\)$/, "")}. Correct the syntax there.`;
  return { where: `${nameOf(source)}:${line}:${col}`, message };
}
