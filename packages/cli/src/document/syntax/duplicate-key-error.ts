import { InputError } from "../../command-line/error.ts";
import { positionAt } from "../../text/position.ts";
import type { DuplicateKey } from "./duplicate-key.ts";

/**
 * Says that a key stands twice: of two responses under one status, one would be lost in silence.
 *
 * @param duplicate - the key
 * @param text - the text of the file
 * @param name - what a reader calls the file
 * @returns the error
 */
export function duplicateKeyError({ key, first, second }: DuplicateKey, text: string, name: string): InputError {
  return new InputError(`The key ${key} is repeated; it first occurs in line ${positionAt(text, first).line}.`, {
    place: { file: name, ...positionAt(text, second), text },
    remedy: "Remove one of the two, or merge them.",
  });
}
