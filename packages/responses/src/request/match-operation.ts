import { type Operation, pathPattern } from "@error-contract/contract";

/** What a document describes for a method and path. */
export type Match =
  | { readonly kind: "operation"; readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
  /** The document describes the path, but not this method. */
  | { readonly kind: "otherMethods"; readonly methods: readonly string[] }
  | { readonly kind: "nothing" };

/** Finds the operation for a method, in upper case, and a path without its query. */
export type MatchOperation = (method: string, pathname: string) => Match;

interface Pattern {
  readonly path: string;
  readonly names: readonly string[];
  readonly expression: RegExp;
  readonly operations: ReadonlyMap<string, Operation>;
}

/**
 * Creates a function that finds operations by method and path. A path without parameters takes precedence over one with parameters.
 *
 * @param operations - the document's operations
 * @param basePath - the prefix of every path, such as `/v1`
 * @returns the function; it decodes path parameters, and leaves one that cannot be decoded unchanged
 * @example operationMatcher(operations)("GET", "/orders/7"); // { kind: "operation", operation, path: { order_id: "7" } }
 */
export function operationMatcher(operations: readonly Operation[], basePath = ""): MatchOperation {
  const byPath = new Map<string, Map<string, Operation>>();
  for (const operation of operations) {
    if (operation.kind !== "path") continue;
    byPath.set(operation.path, (byPath.get(operation.path) ?? new Map()).set(operation.method, operation));
  }
  const patterns = [...byPath]
    .map(([path, own]) => patternOf(path, own))
    .sort((a, b) => a.names.length - b.names.length);
  const fixed = new Map(patterns.filter(({ names }) => names.length === 0).map((pattern) => [pattern.path, pattern]));
  const variable = patterns.filter(({ names }) => names.length > 0);

  return (method, pathname) => {
    if (!pathname.startsWith(basePath)) return { kind: "nothing" };
    const path = pathname.slice(basePath.length);
    const candidates = [fixed.get(path) ?? [], variable.filter(({ expression }) => expression.test(path))].flat();
    for (const pattern of candidates) {
      const operation =
        pattern.operations.get(method) ?? (method === "HEAD" ? pattern.operations.get("GET") : undefined);
      if (operation !== undefined) return { kind: "operation", operation, path: valuesIn(pattern, path) };
    }
    const methods = [...new Set(candidates.flatMap((pattern) => [...pattern.operations.keys()]))];
    return methods.length > 0 ? { kind: "otherMethods", methods } : { kind: "nothing" };
  };
}

function patternOf(path: string, operations: ReadonlyMap<string, Operation>): Pattern {
  const { source, names } = pathPattern(path);
  return { path, names, expression: new RegExp(`^${source}$`), operations };
}

function valuesIn({ names, expression }: Pattern, path: string): Readonly<Record<string, string>> {
  const [, ...values] = expression.exec(path) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
