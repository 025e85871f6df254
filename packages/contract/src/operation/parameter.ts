import { isJson, type Json, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { type Example, readExamples } from "./example.ts";
import { type RequestContent, readContent } from "./request-body.ts";

/** A parameter, from the path item or from the operation. */
export interface Parameter {
  readonly name: string;
  /** `path`, `query`, `header`, `cookie`, or `querystring` (3.2). */
  readonly in: string;
  readonly place: Place;
  readonly required: boolean;
  /** How a list or an object is serialized: as declared, or else the default of `in`. */
  readonly style: string;
  /** Whether each value of a list or object is a separate parameter: as declared, or else the default of the style. */
  readonly explode: boolean;
  /** Its schema; `undefined` where `content` describes it. */
  readonly schema: Node | undefined;
  /** Its media type, if it has one instead of a schema; empty otherwise. */
  readonly content: readonly RequestContent[];
  /** Its examples, then those of its schema. */
  readonly examples: readonly Example[];
}

/** OpenAPI describes these elsewhere, and says to ignore parameters of these names. */
const IGNORED_HEADERS = /^(accept|content-type|authorization)$/i;

/**
 * Makes a reader of the parameters of operations. A parameter that many operations share is read once.
 *
 * @param walker - walks the document
 * @returns a function that reads the parameters of an operation: those of its path item, overridden by its own of the
 *   same name and location
 */
export function parameterReader(walker: Walker): (item: Node, operation: Node) => readonly Parameter[] {
  const known = new Map<Json, Parameter | undefined>();
  const readOnce = (node: Node): Parameter | undefined => {
    if (!isJson(node.value)) return undefined;
    if (!known.has(node.value)) known.set(node.value, readParameter(walker, node, node.value));
    return known.get(node.value);
  };
  return (item, operation) => {
    const found = new Map<string, Parameter>();
    for (const owner of [item, operation]) {
      for (const [, node] of walker.children(walker.child(owner, "parameters"))) {
        const parameter = readOnce(node);
        if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
      }
    }
    return [...found.values()];
  };
}

function readParameter(walker: Walker, node: Node, json: Json): Parameter | undefined {
  const { name, in: where, required, style, explode } = json;
  if (typeof name !== "string" || typeof where !== "string") return undefined;
  if (where === "header" && IGNORED_HEADERS.test(name)) return undefined;
  const effective = typeof style === "string" ? style : where === "path" || where === "header" ? "simple" : "form";
  const schema = walker.child(node, "schema");
  // Most users of a large document only need the name and the location.
  let content: readonly RequestContent[] | undefined;
  let examples: readonly Example[] | undefined;
  return {
    name,
    in: where,
    place: node.place,
    required: required === true,
    style: effective,
    explode: typeof explode === "boolean" ? explode : effective === "form",
    schema,
    get content() {
      content ??= readContent(walker, walker.child(node, "content"));
      return content;
    },
    get examples() {
      examples ??= readExamples(walker, node, schema);
      return examples;
    },
  };
}
