import {
  isJson,
  type Json,
  type Node,
  type Operation,
  type ResponseObject,
  type Walker,
} from "@error-contract/contract";

/** Where the response to a creation identifies the new record. */
export type CreatedRecord =
  /** The values of the path parameters of another operation, by name, as runtime expressions. */
  | { readonly kind: "parameters"; readonly values: Readonly<Record<string, string>> }
  /** The header `Location`, which holds a path. */
  | { readonly kind: "location" };

/**
 * Finds where the response to a creation identifies the new record: a link, the body or `Location`.
 *
 * @param walker - walks the document
 * @param creation - the operation that creates a record
 * @param target - the operation whose path leads to the record
 * @returns the place; `undefined` if the document does not say
 */
export function createdRecord(walker: Walker, creation: Operation, target: Operation): CreatedRecord | undefined {
  const names = target.parameters.flatMap((one) => (one.in === "path" ? one.name : []));
  for (const response of creation.responses) {
    if (response.status.kind !== "exact" || response.status.status >= 300 || response.response === undefined) continue;
    const node = nodeAt(walker, [...creation.place.keys, "responses", response.key]);
    const linked = node && linkedValues(walker, node, target);
    const values = linked ?? bodyValues(walker, response.response, names);
    if (values && names.every((name) => name in values)) return { kind: "parameters", values };
    if (node && hasPathInLocation(walker, node)) return { kind: "location" };
  }
  return undefined;
}

/** A link to the operation, with its parameters: `{ user_id: "$response.body#/id" }`. */
function linkedValues(walker: Walker, response: Node, target: Operation): Readonly<Record<string, string>> | undefined {
  const links = walker.child(response, "links");
  for (const name of isJson(links?.value) ? Object.keys(links.value) : []) {
    const link = links && walker.child(links, name)?.value;
    if (!isJson(link) || link["operationId"] !== target.operationId || !isJson(link["parameters"])) continue;
    const values = Object.entries(link["parameters"]).map(([key, value]) => [
      key.replace(/^path\./, ""),
      String(value),
    ]);
    return Object.fromEntries(values);
  }
  return undefined;
}

/** A property with the parameter's name or, for the last one, `id`, `uuid` or `key`. It may be one object deeper. */
function bodyValues(
  walker: Walker,
  response: ResponseObject,
  names: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const forms = response.content.flatMap((content) => content.forms);
  const [form] = forms;
  if (form === undefined) return undefined;
  const found: Record<string, string> = {};
  for (const name of names) {
    for (const key of [name, ...(name === names.at(-1) ? ["id", "uuid", "key"] : [])]) {
      const wrapper = [...form.properties].find(([, schemas]) =>
        schemas.some((schema) => hasProperty(walker, schema, key)),
      );
      if (form.properties.has(key)) found[name] = `$response.body#/${key}`;
      else if (wrapper) found[name] = `$response.body#/${wrapper[0]}/${key}`;
      if (name in found) break;
    }
  }
  return found;
}

function hasProperty(walker: Walker, schema: Node, name: string): boolean {
  const properties = walker.child(schema, "properties");
  return properties !== undefined && walker.child(properties, name) !== undefined;
}

/** An absolute URL could lead to a different server than the one under test. */
function hasPathInLocation(walker: Walker, response: Node): boolean {
  const headers = walker.child(response, "headers");
  const name = Object.keys(isJson(headers?.value) ? headers.value : {}).find((one) => one.toLowerCase() === "location");
  const header = headers && name !== undefined ? walker.child(headers, name) : undefined;
  const schema = header && walker.child(header, "schema");
  const examples = [header?.value, schema?.value].flatMap((one) =>
    isJson(one) ? (one as Json)["example"] : undefined,
  );
  return examples.some((one) => typeof one === "string" && one.startsWith("/"));
}

function nodeAt(walker: Walker, keys: readonly (string | number)[]): Node | undefined {
  return keys.reduce<Node | undefined>((node, key) => node && walker.child(node, key), walker.root);
}
