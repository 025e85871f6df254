import { type Place, toPointer, type Walker } from "@error-contract/contract";

/**
 * Adds the place of a fault to its message if Spectral cannot show it: after a reference with percent-encoded
 * characters (`./pets.yaml#/paths/~1pets~1%7Bid%7D`), Spectral shows the line of the last key before it.
 *
 * @param message - the sentence
 * @param place - where the fault is
 * @param walker - walks the document
 * @param entry - the path or address of the entry document
 * @returns the sentence, with `pets.yaml#/paths/~1pets~1{id}/get` in parentheses if needed
 */
export function withPlace(message: string, place: Place, walker: Walker, entry: string): string {
  if (!isBehindEncoded(place, walker)) return message;
  return `${message} (${relativeTo(entry, place.base)}${toPointer(place.keys)})`;
}

function isBehindEncoded({ path }: Place, walker: Walker): boolean {
  let node: ReturnType<typeof walker.child> = walker.root;
  for (const key of path) {
    node = node && walker.child(node, key);
    if (node?.ref?.includes("%")) return true;
  }
  return false;
}

/** Both are absolute, with forward slashes. */
function relativeTo(entry: string, file: string): string {
  const folder = entry.slice(0, entry.lastIndexOf("/") + 1);
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}
