import { CORE_SCHEMA, constructFromEvents, type Event, mergeTag, parseEvents, YAMLException } from "js-yaml";
import { InputError } from "../../command-line/error.ts";
import { positionAt } from "../../text/position.ts";
import { findDuplicateKey } from "./duplicate-key.ts";
import { duplicateKeyError } from "./duplicate-key-error.ts";
import { parseLenientYaml } from "./parse-lenient-yaml.ts";
import type { Parsed } from "./source.ts";

/** YAML 1.2, and the merge keys of 1.1 that OpenAPI documents use. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Deeper than any document, but not too deep for the stack. */
const DEEPEST = 500;

const DUPLICATE = "duplicated mapping key";

/**
 * Parses YAML 1.2.
 *
 * @param text - the text
 * @param name - the file's name in messages
 * @returns the value, and the syntax in which positions are found
 * @throws {InputError} at the invalid line
 */
export function parseYaml(text: string, name: string): Parsed {
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const documents = construct(text, name, events);
    if (documents.length > 1) throw severalDocuments(text, name, documents.length);
    return { value: documents[0], syntax: { kind: "yaml", events } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const lenient = parseLenientYaml(text);
    if (lenient === undefined) throw broken(error, text, name);
    return { value: lenient.value, syntax: { kind: "lenient-yaml", tree: lenient.tree } };
  }
}

function construct(text: string, name: string, events: Event[]): readonly unknown[] {
  const options = { source: text, schema, maxTotalMergeKeys: -1 };
  try {
    return constructFromEvents(events, options);
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== DUPLICATE) throw error;
    // js-yaml 5.5 also reports a number that overrides a merged key: `{ <<: *shared, 404: … }`.
    const duplicate = findDuplicateKey(text, events);
    if (duplicate) throw duplicateKeyError(duplicate, text, name);
    return constructFromEvents(events, { ...options, json: true });
  }
}

function broken({ reason, mark }: YAMLException, text: string, name: string): InputError {
  const place = mark ? { file: name, line: mark.line + 1, column: mark.column + 1, text } : { file: name };
  const remedy = remedyFor(reason);
  return new InputError(`This is not YAML: ${reason}.`, { place, ...(remedy && { remedy }) });
}

function remedyFor(reason: string): string | undefined {
  if (reason.startsWith("tab characters")) return "Indent with spaces.";
  if (reason.startsWith("unidentified alias")) return "Define the anchor (&name) above the alias (*name).";
  if (reason === "deficient indentation") {
    return "Indent this line more, or close the bracket or brace that is still open above it.";
  }
  if (reason.startsWith("bad indentation")) {
    return 'Indent the keys of a mapping alike, and put a value that contains ": " in quotes.';
  }
  return undefined;
}

function severalDocuments(text: string, name: string, count: number): InputError {
  const [second] = [...text.matchAll(/^---/gm)].slice(-(count - 1));
  return new InputError(`This file contains ${count} YAML documents.`, {
    place: { file: name, ...positionAt(text, second?.index ?? 0), text },
    remedy: "Put each in its own file.",
  });
}
