import { isJson, type Json, type Node, type Walker } from "../document/node.ts";
import { type SecurityScheme, schemeReader } from "./security-scheme.ts";

/** A scheme that a requirement names. */
export interface RequiredScheme {
  /** Its name, as in `components.securitySchemes`. */
  readonly name: string;
  /** Scopes of OAuth and OpenID Connect, roles of other schemes. */
  readonly scopes: readonly string[];
  /** The scheme; `undefined` if the document has none of that name. */
  readonly scheme: SecurityScheme | undefined;
}

/** Who may call an operation. */
export interface Security {
  /** Whether a call without credentials is accepted. */
  readonly public: boolean;
  /** Whether a call with credentials is accepted. If security is optional (`{}` among others), it is public as well. */
  readonly secured: boolean;
  /** Every scope or role that a requirement lists, in order, without duplicates. */
  readonly scopes: readonly string[];
  /** The names of the security schemes. */
  readonly schemes: readonly string[];
  /** The security requirements: any one of them is enough, and all schemes of one are needed together. */
  readonly requirements: readonly (readonly RequiredScheme[])[];
}

/**
 * Makes a reader of the effective security: the operation's own if it has one, otherwise the document's.
 *
 * @param walker - walks the document
 * @returns a function that reads who may call an operation; the document's own security is read once
 */
export function securityReader(walker: Walker): (operation: Node) => Security {
  const schemeOf = schemeReader(walker);
  const byDefault = readRequirements(walker, walker.child(walker.root, "security"), schemeOf);
  return (operation) => {
    const own = walker.child(operation, "security");
    return own ? readRequirements(walker, own, schemeOf) : byDefault;
  };
}

function readRequirements(
  walker: Walker,
  security: Node | undefined,
  schemeOf: (name: string) => SecurityScheme | undefined,
): Security {
  const requirements = walker
    .children(security)
    .flatMap(([, { value }]) => (isJson(value) ? [readRequirement(value, schemeOf)] : []));
  const required = requirements.flat();
  return {
    public: requirements.length === 0 || requirements.some((schemes) => schemes.length === 0),
    secured: required.length > 0,
    scopes: [...new Set(required.flatMap(({ scopes }) => scopes))],
    schemes: [...new Set(required.map(({ name }) => name))],
    requirements,
  };
}

function readRequirement(
  requirement: Json,
  schemeOf: (name: string) => SecurityScheme | undefined,
): readonly RequiredScheme[] {
  return Object.entries(requirement).map(([name, scopes]) => ({
    name,
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    scheme: schemeOf(name),
  }));
}
