import { type ContractModel, type DeclaredResponse, nameOf, type Operation } from "@error-contract/contract";
import type { Fault, Kind } from "@error-contract/ruleset";

/**
 * Tells whether a response of an operation has a fault of a kind or rule: its own, or one of a component that it uses.
 */
export interface Blame {
  /** Whether it contradicts itself or the document. */
  readonly contradicts: (operation: Operation, key: string) => boolean;
  /** Whether it breaks a rule of style. */
  readonly breaks: (rule: string, operation: Operation, key: string) => boolean;
  /** The keys of an operation's `responses` that have a contradiction, whether or not they are errors. */
  readonly contradictions: (operation: Operation) => ReadonlySet<string>;
}

/** The parts of a finding that matter here. */
export interface Found {
  readonly kind: Kind;
  readonly faults: readonly Fault[];
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Without a declaration, this rule applies once half of the responses pin a code, so fixing one fault brings up others.
 * Its findings are shown, but cost no points.
 */
const UNSTABLE = "error-code-known";

/**
 * Finds the responses that faults are about. A fault in a shared response, schema or code counts for every operation
 * that returns it, because the callers of each run into it.
 *
 * @param model - the document
 * @param findings - the findings in it
 * @returns which responses are to blame
 */
export function blameOf(model: ContractModel, findings: readonly Found[]): Blame {
  const contradicting = new Map<string, Set<string>>();
  const breaking = new Map<string, Map<string, Set<string>>>();
  const users = usersOf(model);
  for (const { kind, faults } of findings) {
    if (kind === "gap") continue;
    for (const { rule, operation, status } of faults) {
      if (rule === UNSTABLE && model.declaration === undefined) continue;
      const keys = kind === "contradiction" ? contradicting : (breaking.get(rule) ?? new Map<string, Set<string>>());
      if (kind === "style") breaking.set(rule, keys);
      if (status === "*") for (const [name, key] of users(operation)) add(keys, name, key);
      else add(keys, operation, status);
    }
  }
  return {
    contradicts: (operation, key) => (contradicting.get(nameOfOperation(operation)) ?? NONE).has(key),
    breaks: (rule, operation, key) => breaking.get(rule)?.get(nameOfOperation(operation))?.has(key) ?? false,
    contradictions: (operation) => contradicting.get(nameOfOperation(operation)) ?? NONE,
  };
}

/** The name of an operation in faults: `GET /pets/{id}`. */
export function nameOfOperation({ method, path }: Operation): string {
  return `${method} ${path}`;
}

type User = readonly [operation: string, key: string];

/**
 * Finds the responses that use a shared component, by its name in faults. They are collected when a fault first asks.
 */
function usersOf({ operations, codes }: ContractModel): (shared: string) => Iterable<User> {
  let byName: Map<string, User[]> | undefined;
  return (shared) => {
    byName ??= collect();
    return byName.get(shared) ?? [];
  };

  function collect(): Map<string, User[]> {
    const users = new Map<string, User[]>();
    const names = new Map<DeclaredResponse["response"], ReadonlySet<string>>();
    for (const operation of operations) {
      if (operation.kind !== "path") continue;
      for (const { key, response } of operation.responses) {
        if (response === undefined) continue;
        const known = names.get(response) ?? namesIn(response);
        names.set(response, known);
        for (const name of known) push(users, name, [nameOfOperation(operation), key]);
      }
    }
    for (const { code, uses } of codes) {
      for (const { operation, key } of uses) push(users, `code ${code}`, [nameOfOperation(operation), key]);
    }
    return users;
  }
}

function namesIn(response: NonNullable<DeclaredResponse["response"]>): ReadonlySet<string> {
  const names = new Set<string>();
  if (response.name !== undefined) names.add(`response ${response.name}`);
  for (const { schema, forms } of response.content) {
    for (const node of [schema, ...forms.flatMap(({ owner, parts }) => [owner, ...parts])]) {
      const name = node && nameOf(node.place);
      if (name !== undefined) names.add(`schema ${name}`);
    }
  }
  return names;
}

function push(users: Map<string, User[]>, name: string, user: User): void {
  const known = users.get(name);
  if (known) known.push(user);
  else users.set(name, [user]);
}

function add(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys) keys.add(key);
  else map.set(name, new Set([key]));
}
