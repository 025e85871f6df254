import { isJson, type Node, type Walker } from "../document/node.ts";
import type { BodyForm } from "../schema/form.ts";
import { leavesOf, schemasIn } from "../schema/leaf.ts";
import { keysOfPointer, type ShapePointer } from "../schema/pointer.ts";
import { completePointer } from "./declared-shape.ts";
import { nearest } from "./nearest.ts";
import type { DeclarationProblem } from "./problem.ts";

/**
 * Finds the pointers of `x-error-contract.fields` that match nothing in any error body.
 *
 * @param walker - walks the document
 * @param extension - the value of `x-error-contract`
 * @param forms - the forms of the error bodies that the declaration describes; if there are none, nothing is reported
 * @returns a problem for each such pointer
 */
export function findDeadPointers(
  walker: Walker,
  extension: Node,
  forms: readonly BodyForm[],
): readonly DeclarationProblem[] {
  const fields = walker.child(extension, "fields");
  if (forms.length === 0 || !isJson(fields?.value)) return [];
  const problems: DeclarationProblem[] = [];
  const check = (
    owner: Node,
    key: string,
    name: string,
    prefixes: readonly ShapePointer[],
  ): ShapePointer | undefined => {
    const node = walker.child(owner, key);
    if (typeof node?.value !== "string") return undefined;
    const pointer = completePointer(node.value);
    const leads = prefixes.some((prefix) => forms.some((form) => schemasIn(walker, form, prefix + pointer).length > 0));
    if (!leads) problems.push(deadPointer(walker, node, node.value, name, forms));
    return pointer;
  };
  for (const key of ["code", "status", "message", "requestId", "documentationUrl"])
    check(fields, key, `x-error-contract.fields.${key}`, [""]);
  const details = walker.child(fields, "details");
  if (typeof details?.value === "string") check(fields, "details", "x-error-contract.fields.details", [""]);
  if (!isJson(details?.value)) return problems;
  const at = check(details, "at", "x-error-contract.fields.details.at", [""]);
  if (at === undefined || problems.some(({ place }) => place.path.at(-1) === "at")) return problems;
  for (const key of ["location", "pointer", "message", "type"])
    check(details, key, `x-error-contract.fields.details.${key}`, [at, `${at}/*`]);
  return problems;
}

function deadPointer(
  walker: Walker,
  { slot }: Node,
  written: string,
  name: string,
  forms: readonly BodyForm[],
): DeclarationProblem {
  const meant = suggest(walker, written, forms);
  const remedy = meant === undefined ? "Name a place that the bodies have." : `Did you mean "${meant}"?`;
  const message = `${name} is "${written}", which does not exist in any error body. ${remedy}`;
  return { kind: "dead-pointer", place: slot, message, suggestion: meant };
}

/** Suggests `/error/code` for `error.code`, or else the place with the nearest name. */
function suggest(walker: Walker, written: string, forms: readonly BodyForm[]): string | undefined {
  const pointers = [...new Set(forms.slice(0, 20).flatMap((form) => [...leavesOf(walker, form).keys()]))];
  const plain = written.split(/[./]/).filter((key) => key !== "" && key !== "*");
  const same = pointers.find((pointer) => {
    const keys = keysOfPointer(pointer).filter((key) => key !== "*");
    return keys.join("/") === plain.join("/");
  });
  if (same !== undefined) return same;
  const last = plain.at(-1) ?? "";
  const byName = new Map(
    pointers.map((pointer) => [keysOfPointer(pointer).at(-1) ?? "", pointer]).reverse() as [string, string][],
  );
  const [name] = nearest(
    last,
    [...byName.keys()].filter((key) => key !== "*"),
  );
  return name === undefined ? undefined : byName.get(name);
}
