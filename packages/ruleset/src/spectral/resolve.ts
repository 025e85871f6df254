import { followPointer, type Resolve } from "@error-contract/contract";

/** A file, as Spectral has parsed it, its `$ref`s not replaced; the part of its `IDocument` that is used here. */
export interface SpectralDocument {
  readonly source: string | null;
  readonly data: unknown;
}

/** What Spectral gives a function; the part of its `RulesetFunctionContext` that is used here. */
export interface SpectralContext {
  /** The entry document. */
  readonly document: SpectralDocument;
  /** The other files, by absolute path or address, with forward slashes. One inventory for each run. */
  readonly documentInventory: { readonly referencedDocuments: Readonly<Record<string, SpectralDocument | undefined>> };
}

/**
 * Finds what a `$ref` names among the files that Spectral has loaded.
 *
 * @param context - what Spectral gave a function
 * @returns the resolver; `""` is the entry document
 */
export function resolveInContext({ document, documentInventory }: SpectralContext): Resolve {
  const { source, data } = document;
  return (ref, base) => {
    const [file = "", fragment = ""] = split(ref);
    const target = file === "" ? base : join(base === "" ? (source ?? "") : base, file);
    const isEntry = target === "" || target === source;
    const found = followPointer(isEntry ? data : documentInventory.referencedDocuments[target]?.data, fragment);
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
