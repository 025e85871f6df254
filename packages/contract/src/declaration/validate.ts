import { isExtension, isJson, type Node, type Walker } from "../document/node.ts";
import { hundredsOf, readStatusKey } from "../operation/status.ts";
import { nearest } from "./nearest.ts";
import type { DeclarationProblem, DeclarationProblemKind } from "./problem.ts";
import { declarationStructure, type Structure } from "./structure.ts";

/**
 * Checks `x-error-contract` against its structure. Whether the pointers of `fields` match anything is checked later,
 * once the error bodies are known.
 *
 * @param walker - walks the document
 * @param extension - the value of `x-error-contract`
 * @returns the problems, in the document's order
 */
export function validateDeclaration(walker: Walker, extension: Node): readonly DeclarationProblem[] {
  return [...validate(walker, extension, declarationStructure, "x-error-contract")];
}

function* validate(walker: Walker, node: Node, structure: Structure, name: string): Iterable<DeclarationProblem> {
  switch (structure.kind) {
    case "text":
    case "pointer":
      if (typeof node.value !== "string") yield problem("wrong-type", node, `${name} must be a string.`);
      return;
    case "choice":
      if (!structure.values.some((value) => value === node.value))
        yield problem(
          "wrong-type",
          node,
          `${name} must be ${structure.values.map((value) => `"${value}"`).join(" or ")}.`,
        );
      return;
    case "openapi":
      yield* validateObject(node, structure.object, name);
      return;
    case "object":
      if (!isJson(node.value)) yield problem("wrong-type", node, `${name} must be an object.`);
      else yield* validateKeys(walker, node, structure, name);
      return;
    case "map":
      if (!isJson(node.value)) yield problem("wrong-type", node, `${name} must be an object.`);
      else yield* validateMap(walker, node, structure, name);
      return;
    case "short": {
      const long = isJson(node.value);
      if (!long && typeof node.value !== "string")
        yield problem("wrong-type", node, `${name} must be a string or an object.`);
      else yield* validate(walker, node, long ? structure.object : structure.text, name);
    }
  }
}

function* validateKeys(
  walker: Walker,
  node: Node,
  { keys, required = [] }: Extract<Structure, { kind: "object" }>,
  name: string,
): Iterable<DeclarationProblem> {
  for (const [key, child] of walker.children(node)) {
    const inner = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (inner) yield* validate(walker, child, inner, `${name}.${key}`);
    else if (!isExtension(key)) yield unknownKey(child, key, name, Object.keys(keys));
  }
  for (const key of required)
    if (walker.child(node, key) === undefined) yield problem("wrong-type", node, `${name} needs "${key}".`);
}

function unknownKey(child: Node, key: string, name: string, known: readonly string[]): DeclarationProblem {
  const [meant] = nearest(key, known);
  const remedy =
    meant === undefined ? `It has ${known.map((one) => `"${one}"`).join(", ")}.` : `Did you mean "${meant}"?`;
  return problem("unknown-key", child, `${name} has no key "${key}". ${remedy}`, meant);
}

function* validateMap(
  walker: Walker,
  node: Node,
  { key: form, value }: Extract<Structure, { kind: "map" }>,
  name: string,
): Iterable<DeclarationProblem> {
  for (const [key, child] of walker.children(node)) {
    if (form === "status" && isExtension(key)) continue;
    const wrong = form === "status" ? statusProblem(key, child, name) : undefined;
    if (wrong) yield wrong;
    else yield* validate(walker, child, value, `${name}.${key}`);
  }
}

function statusProblem(key: string, child: Node, name: string): DeclarationProblem | undefined {
  const status = readStatusKey(key);
  if (status.kind === "invalid") {
    const meant = status.hundreds === undefined ? undefined : `${status.hundreds}XX`;
    const remedy = meant === undefined ? "Write 404, 4XX or default." : `Did you mean "${meant}"?`;
    return problem("unknown-key", child, `${name} has no status "${key}". ${remedy}`, meant);
  }
  const hundreds = hundredsOf(status);
  if (hundreds === undefined || hundreds >= 4) return undefined;
  return problem("no-error", child, `${name}.${key} is not the response of an error. Errors are 4XX and 5XX.`);
}

function* validateObject(node: Node, object: "schema" | "response", name: string): Iterable<DeclarationProblem> {
  if (node.value === undefined && node.ref !== undefined)
    yield problem("dead-reference", node, `${name} refers to ${node.ref}, which does not resolve.`);
  else if (!isJson(node.value))
    yield problem("wrong-type", node, `${name} must be a ${object}, or a reference to one.`);
  else if (object === "response" && !isResponse(node.value))
    yield problem("no-response", node, `${name} is not a Response Object: it has neither "description" nor "content".`);
}

function isResponse(value: Readonly<Record<string, unknown>>): boolean {
  const isSchema = ["type", "properties", "allOf", "oneOf", "anyOf", "enum", "const"].some((key) => key in value);
  return "content" in value || ("description" in value && !isSchema);
}

function problem(
  kind: DeclarationProblemKind,
  { slot }: Node,
  message: string,
  suggestion?: string,
): DeclarationProblem {
  return { kind, place: slot, message, suggestion };
}
