import { followPointer, type Resolve } from "@error-contract/contract";

/** A file as Spectral parses it, with its `$ref`s unresolved: the part of its `IDocument` that is used here. */
export interface SpectralDocument {
  readonly source: string | null;
  readonly data: unknown;
}

/** The context that Spectral passes to a function: the part of its `RulesetFunctionContext` that is used here. */
export interface SpectralContext {
  /** The entry document. */
  readonly document: SpectralDocument;
  /** The other files, by absolute path or URL, with forward slashes. One inventory for each run. */
  readonly documentInventory: { readonly referencedDocuments: Readonly<Record<string, SpectralDocument | undefined>> };
}

/**
 * Resolves a `$ref` among the files that Spectral has loaded.
 *
 * @param context - the context that Spectral passed to a function
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

/** For paths and URLs alike, the reference replaces the last segment of the base. */
function join(base: string, file: string): string {
  if (/^([a-z][a-z0-9+.-]+:|\/)/i.test(file)) return file;
  const segments = base.split("/").slice(0, -1);
  for (const segment of file.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
