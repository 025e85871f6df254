import { type Resolve, readPointer } from "@error-contract/contract";

/** A file, in Redocly's form. */
export interface Source {
  readonly absoluteRef: string;
}

/** A place, in Redocly's form. */
export interface Location {
  readonly source: Source;
  readonly pointer: string;
}

/** The part that is used here of the context that Redocly passes to a visitor. */
export interface RedoclyContext {
  readonly location: Location;
  readonly resolve: (
    node: { readonly $ref: string },
    from: string,
  ) => {
    readonly node?: unknown;
    readonly location?: Location | undefined;
    /** Why the file could not be read; a file that cannot be parsed still has a location. */
    readonly error?: Error | undefined;
  };
  readonly report: (problem: {
    readonly message: string;
    readonly location: Location & { readonly reportOnKey: boolean };
    readonly reference?: string;
    /** Overrides the configured severity of the rule. */
    readonly forceSeverity?: "error" | "warn";
  }) => void;
}

/** Resolves a `$ref`, and remembers the files it has passed through. */
export interface RedoclyResolver {
  readonly resolve: Resolve;
  /** The file with this name in the model; `""` is the entry document. */
  readonly sourceOf: (base: string) => Source;
  /** The referenced files that could not be parsed. */
  readonly unparsed: ReadonlyMap<string, Unparsed>;
}

/** A file that could not be parsed. */
export interface Unparsed {
  readonly source: Source;
  readonly reason: string;
}

/**
 * Makes a resolver for the files that Redocly has loaded.
 *
 * @param context - the context of the `Root` visitor
 * @returns the resolver
 */
export function resolveInContext({ location: root, resolve }: RedoclyContext): RedoclyResolver {
  const sources = new Map<string, Source>([["", root.source]]);
  const sourceOf = (base: string): Source => sources.get(base) ?? root.source;
  const unparsed = new Map<string, Unparsed>();
  return {
    sourceOf,
    unparsed,
    resolve: (ref, base) => {
      const { node, location, error } = resolve({ $ref: ref }, sourceOf(base).absoluteRef);
      if (error && location) {
        unparsed.set(location.source.absoluteRef, { source: location.source, reason: error.message });
        return undefined;
      }
      if (node === undefined || location === undefined) return undefined;
      const file = location.source.absoluteRef === root.source.absoluteRef ? "" : location.source.absoluteRef;
      sources.set(file, location.source);
      return { value: node, base: file, keys: readPointer(location.pointer.replace(/^#|\/$/g, "")) ?? [] };
    },
  };
}
