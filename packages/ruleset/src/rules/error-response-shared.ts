import type { DeclarationEntry, SharedResponse } from "@error-contract/contract";
import type { Mend, MendContext, Mender } from "../rule/edit.ts";
import type { Rule, Violation } from "../rule/rule.ts";
import type { Subject, Use } from "../rule/subject.ts";
import { ofDeclaration, ofUse } from "./support/faults.ts";
import { fingerprints } from "./support/fingerprint.ts";
import { groupBy } from "./support/group.ts";
import { useFinder } from "./support/mend/find-operations.ts";
import { referenceTo } from "./support/mend/reference.ts";
import { copyFinder, faultsIn } from "./support/mend/share-copies.ts";
import { MOST_SHOWN, together } from "./support/practice.ts";
import { count, entryPlace, list, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-response-shared",
  description: "An operation refers to the shared response of a status, and neither copies it nor uses another.",
  severity: "warn",
  kind: "style",
  check,
  fix,
};

function fix(subject: Subject, context: MendContext): Mender {
  const find = useFinder(subject);
  const copiesOf = copyFinder(subject);
  return (fault) => {
    const use = find(fault);
    const copies = use?.declared.ref === undefined && use ? copiesOf(use) : undefined;
    if (!use || !copies) return byHand("It is not an exact copy: replacing it would change its content.");
    if (!copies.isShared()) {
      if (!context.requested(rule.id)) {
        return byHand(
          `Moving copies to components.responses changes nothing for callers; name the rule to have it done.`,
        );
      }
      const faulted = faultsIn(copies, context);
      if (faulted.length > 0) return byHand(`The copies also break other rules; fix these first: ${list(faulted)}.`);
    }
    const shared = copies.share();
    if (!shared) return byHand("It is not an exact copy: replacing it would change its content.");
    const { base: file, keys } = use.declared.slot;
    const reference = referenceTo(shared, file, context.entry);
    if (reference === undefined) return byHand("The path from the operation's file to the shared response is unknown.");
    return {
      kind: "edits",
      reason: `${fault.operation} refers to the shared response ${shared.name} instead of repeating it.`,
      edits: [...shared.edits, { kind: "replace", file, keys, value: { $ref: reference } }],
    };
  };
}

function byHand(reason: string): Mend {
  return { kind: "by-hand", reason };
}

function check(subject: Subject): readonly Violation[] {
  const dangling = (subject.contract.declaration?.entries ?? []).filter(({ response }) => response === undefined);
  const byKey = groupBy(errorUses(subject), ({ declared }) => declared.key);
  const fingerprintOf = fingerprints();
  const found = subject.binding
    ? [...byKey].flatMap(([key, uses]) => againstNorm(subject, key, uses))
    : inGroups(
        [...byKey].flatMap(([key, uses]) => copies(key, uses, subject, fingerprintOf)),
        subject,
      );
  return [...dangling.map(sayDangling), ...found];
}

function errorUses({ served }: Subject): readonly Use[] {
  return served.flatMap((operation) =>
    operation.responses.flatMap((declared) => (declared.error ? [{ operation, declared }] : [])),
  );
}

/** Under a binding norm, each use of a key must refer to the norm's response. */
function againstNorm({ norm }: Subject, key: string, uses: readonly Use[]): readonly Violation[] {
  const shared = norm.responses.get(key);
  const written = uses
    .filter(({ declared }) => declared.ref === undefined)
    .map((use) => report(use, sayWritten(use, shared?.response.name)));
  const referring = uses.filter(({ declared }) => declared.ref !== undefined);
  if (norm.origin === "declared" && !shared) {
    const [first] = referring;
    return first ? [...written, { ...report(first, sayUnlisted(first, key)), faults: referring.map(ofUse) }] : written;
  }
  // If no contract is declared, and no response is shared by half of the uses, there is no "other" one.
  if (norm.origin === "inferred" && (!shared || shared.uses * 2 < uses.length)) return written;
  const others = referring.filter(({ declared }) => declared.response !== shared?.response);
  return [...written, ...others.map((use) => report(use, sayOther(use, key, shared)))];
}

/** Operations that write the same response inline. */
interface Copies {
  readonly key: string;
  readonly first: Use;
  readonly written: readonly Use[];
  /** How many operations have this response, by reference or inline. */
  readonly uses: number;
  /** The identical shared response, if there is one. */
  readonly shared: string | undefined;
}

/**
 * Without a binding norm, a response may differ from the others of its status: in its example, or in what it says about
 * the operation. Only identical copies lose nothing by being shared.
 */
function copies(
  key: string,
  uses: readonly Use[],
  { norm }: Subject,
  fingerprintOf: ReturnType<typeof fingerprints>,
): readonly Copies[] {
  const alike = groupBy(uses, ({ declared }) => declared.response && fingerprintOf(declared.response));
  return [...alike].flatMap(([fingerprint, group]) => {
    const written = group.filter(({ declared }) => declared.ref === undefined);
    const sources = new Set(group.map(({ declared }) => declared.response?.source));
    const [first] = written;
    if (fingerprint === undefined || sources.size < 2 || !first) return [];
    // It has no body, which `error-envelope` reports; two remedies for one response would contradict each other.
    if (norm.envelope && first.declared.response?.content.length === 0) return [];
    const shared = group.find(({ declared }) => declared.ref !== undefined)?.declared.response?.name;
    return [{ key, first, written, uses: group.length, shared }];
  });
}

/** Many unshared responses are a habit of the document, and so one finding, which names the largest group. */
function inGroups(groups: readonly Copies[], subject: Subject): readonly Violation[] {
  const unshared = groups.filter(({ shared }) => shared === undefined).sort((a, b) => b.uses - a.uses);
  const [largest] = unshared;
  if (!largest || unshared.length <= MOST_SHOWN) return groups.flatMap((group) => ofGroup(group, subject));
  const written = unshared.flatMap((group) => group.written);
  const most = `the ${largest.key} response of ${nameOperation(largest.first.operation)} and ${count(largest.uses - 1, "other operation")}`;
  const habit: Violation = {
    message: `${count(written.length, "error response")} are inline although only ${unshared.length} of them differ, most often ${most}; move each to components.responses and refer to it with a $ref.`,
    place: subject.whole,
    faults: written.map(ofUse),
  };
  return [habit, ...groups.filter(({ shared }) => shared !== undefined).flatMap((group) => ofGroup(group, subject))];
}

function ofGroup({ key, first, written, uses, shared }: Copies, subject: Subject): readonly Violation[] {
  return together(
    subject,
    written.map((use) => report(use, sayWritten(use, shared))),
    uses,
    ({ failing, such }) =>
      `${count(failing, "operation")}${such} define the same ${key} response inline; ${remedy(shared)}.`,
    entryPlace(first.declared),
  );
}

function report(use: Use, message: string): Violation {
  return { message, place: entryPlace(use.declared), faults: [ofUse(use)] };
}

function sayWritten({ operation, declared }: Use, shared: string | undefined): string {
  return `${nameOperation(operation)} defines its ${declared.key} response inline; ${remedy(shared)}.`;
}

function remedy(shared: string | undefined): string {
  return shared === undefined
    ? "move it to components.responses and refer to it with a $ref"
    : `refer to the shared response ${shared} with a $ref`;
}

function sayOther({ operation, declared }: Use, key: string, shared: SharedResponse | undefined): string {
  const name = shared?.response.name ?? "the shared one";
  // Files in different folders may have the same name.
  const used = declared.response?.name === name ? declared.ref : (declared.response?.name ?? declared.ref);
  const norm =
    shared && shared.uses > 1
      ? `, unlike ${count(shared.uses, "other operation")} that answer with ${name}`
      : ` where the norm is ${name}`;
  return `${nameOperation(operation)} answers ${key} with ${used}${norm}; refer to ${name}.`;
}

/** Once for each key, however many operations have it: the declaration lacks it. */
function sayUnlisted({ operation }: Use, key: string): string {
  return `${nameOperation(operation)} answers ${key}, for which x-error-contract names no shared response; add "${key}" to its "responses".`;
}

function sayDangling(entry: DeclarationEntry): Violation {
  return {
    message: `x-error-contract names a response for ${entry.key} that does not exist; correct the $ref.`,
    place: entryPlace(entry),
    faults: [ofDeclaration(entry.key)],
  };
}
