import { type Place, toPointer } from "@error-contract/contract";

/**
 * Writes a reference.
 *
 * @param target - the place that it refers to
 * @param from - the file that will contain it, as `resolve` calls it
 * @param entry - the address of the entry document, which `resolve` calls `""`
 * @returns the reference, relative to its file; `undefined` if the files' addresses do not reveal the path
 */
export function referenceTo(
  { base, keys }: Pick<Place, "base" | "keys">,
  from: string,
  entry: string,
): string | undefined {
  const fragment = keys.length === 0 ? "" : encodeFragment(toPointer(keys));
  if (base === from) return fragment === "" ? undefined : fragment;
  const [target, origin] = [base || entry, from || entry];
  if (target === "" || origin === "") return undefined;
  return `${relativePath(origin, target)}${fragment}`;
}

/** Characters that a URI fragment must not contain, above all `{` and `}` of path templates. */
function encodeFragment(pointer: string): string {
  return `#${encodeURI(pointer.slice(1)).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

/** The relative path from one file to another, with forward slashes on every system. */
function relativePath(from: string, to: string): string {
  const [origin, target] = [from, to].map((path) => path.replaceAll("\\", "/").split("/"));
  const folder = origin?.slice(0, -1) ?? [];
  const parts = target ?? [];
  let shared = 0;
  while (shared < folder.length && shared < parts.length - 1 && folder[shared] === parts[shared]) shared++;
  const up = folder.slice(shared).map(() => "..");
  const way = [...up, ...parts.slice(shared)];
  return encodeURI((up.length > 0 ? way : [".", ...way]).join("/"));
}
