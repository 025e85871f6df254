import { followPointer, type Resolve } from "@error-contract/contract";

/** What Spectral knows of the files of a document; the part of its `documentInventory` that is used here. */
export interface Inventory {
  readonly source: string | null;
  /** The entry document, its `$ref`s not replaced. */
  readonly unresolved: unknown;
  /** The other files, by absolute path or address, with forward slashes. */
  readonly referencedDocuments: Readonly<Record<string, { readonly data: unknown }>>;
}

/**
 * Finds what a `$ref` names among the files that Spectral has loaded.
 *
 * @param inventory Spectral's files
 * @returns the resolver; `""` is the entry document
 */
export function resolveInInventory({ source, unresolved, referencedDocuments }: Inventory): Resolve {
  return (ref, base) => {
    const [file = "", fragment = ""] = split(ref);
    const target = file === "" ? base : join(base === "" ? (source ?? "") : base, file);
    const isEntry = target === "" || target === source;
    const found = followPointer(isEntry ? unresolved : referencedDocuments[target]?.data, fragment);
    return found && found.value !== undefined ? { ...found, base: isEntry ? "" : target } : undefined;
  };
}

function split(ref: string): readonly string[] {
  const hash = ref.indexOf("#");
  return hash < 0 ? [ref] : [ref.slice(0, hash), ref.slice(hash + 1)];
}

/** Paths and addresses alike: the last segment of the base gives way to the reference. */
function join(base: string, file: string): string {
  if (/^([a-z][a-z0-9+.-]+:|\/)/i.test(file)) return file;
  const segments = base.split("/").slice(0, -1);
  for (const segment of file.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
