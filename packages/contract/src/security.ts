import { isJson, type Node, type Walker } from "./node.ts";

/** Who may call an operation. */
export interface Security {
  /** Whether a call without credentials is served. */
  readonly public: boolean;
  /** Whether a call with credentials is served: an optional scheme (`{}` among others) is both public and secured. */
  readonly secured: boolean;
  /** Every scope or role that a requirement lists, in order, without repetition. */
  readonly scopes: readonly string[];
  /** The names of the security schemes. */
  readonly schemes: readonly string[];
}

/**
 * Reads the effective security: the operation's own where it has one, otherwise the document's.
 *
 * @param walker walks the document
 * @param operation the operation
 * @param root the document
 * @returns who may call the operation
 */
export function readSecurity(walker: Walker, operation: Node, root: Node): Security {
  const requirements = walker
    .children(walker.child(operation, "security") ?? walker.child(root, "security"))
    .flatMap(([, requirement]) => (isJson(requirement.value) ? [requirement.value] : []));
  const entries = requirements.flatMap((requirement) => Object.entries(requirement));
  return {
    public: requirements.length === 0 || requirements.some((requirement) => Object.keys(requirement).length === 0),
    secured: entries.length > 0,
    scopes: [...new Set(entries.flatMap(([, scopes]) => (Array.isArray(scopes) ? scopes : [])))].map(String),
    schemes: [...new Set(entries.map(([scheme]) => scheme))],
  };
}
