import { InputError } from "../../command-line/error.ts";
import { positionAt } from "../../text/position.ts";
import type { DuplicateKey } from "./duplicate-key.ts";

/**
 * Reports a duplicate key: of two responses with the same status, one would be lost silently.
 *
 * @param duplicate - the key
 * @param text - the text of the file
 * @param name - the file's name in messages
 * @returns the error
 */
export function duplicateKeyError({ key, first, second }: DuplicateKey, text: string, name: string): InputError {
  return new InputError(`The key ${key} is repeated; it first occurs in line ${positionAt(text, first).line}.`, {
    place: { file: name, ...positionAt(text, second), text },
    remedy: "Remove one of the two, or merge them.",
  });
}
