import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { InputError } from "../../command-line/error.ts";
import { positionAt } from "../../text/position.ts";
import { findDuplicateJsonKey } from "./duplicate-json-key.ts";
import { duplicateKeyError } from "./duplicate-key-error.ts";
import { readJsonStructure } from "./json-structure.ts";
import type { Parsed } from "./source.ts";

/**
 * Parses JSON.
 *
 * @param text - the text
 * @param name - the file's name in messages
 * @returns the value, and the syntax in which positions are found
 * @throws {InputError} at the invalid line
 */
export function parseJson(text: string, name: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // V8 reports the position of some errors only, so it comes from a parser that always does.
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    const position = positionAt(text, first?.offset ?? text.length);
    throw new InputError(`This is not JSON: ${first ? explain(first) : (error as Error).message}.`, {
      place: { file: name, ...position, text },
      ...(/^\s*[^{["\s]/.test(text) && /\.json$/i.test(name) && { remedy: "If it is YAML, name it .yaml." }),
    });
  }
  const structure = readJsonStructure(text);
  const duplicate = findDuplicateJsonKey(text, value, structure);
  if (duplicate) throw duplicateKeyError(duplicate, text, name);
  return { value, syntax: { kind: "json", structure } };
}

const explained: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is not a value; strings need double quotes",
  InvalidNumberFormat: "this is not a number",
  PropertyNameExpected: "a key in double quotes is expected here",
  ValueExpected: "a value is expected here; there may be an extra comma",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "the document ends before this",
  InvalidCommentToken: "JSON does not allow comments",
  UnexpectedEndOfComment: "JSON does not allow comments",
  UnexpectedEndOfString: "a closing quote is missing",
  UnexpectedEndOfNumber: "this number is incomplete",
  InvalidUnicode: "this is not a Unicode escape sequence",
  InvalidEscapeCharacter: "this is not an escape sequence; write a backslash as \\\\",
  InvalidCharacter: "a string cannot contain this character unescaped; write a tab as \\t",
};

function explain({ error }: ParseError): string {
  const code = printParseErrorCode(error);
  return explained[code] ?? code;
}
