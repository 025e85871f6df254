import { followPointer, isJson, type Json } from "@error-contract/contract";

const METHODS = ["get", "delete", "put", "post", "patch"];

/**
 * Writes calls to operations that only need path parameters, spread evenly over the document.
 *
 * @param document - the parsed document
 * @param count - how many calls
 * @returns the source of a module that calls an `api`, and uses the result of each call
 */
export function callsOf(document: Json, count: number): string {
  const deref = (value: unknown): Json => {
    if (!isJson(value)) return {};
    const ref = value["$ref"];
    const target = typeof ref === "string" ? followPointer(document, ref.slice(1))?.value : value;
    return isJson(target) ? target : {};
  };
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

  const all = Object.entries(deref(document["paths"])).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = deref(deref(item)[method]);
      const parameters = [...list(deref(item)["parameters"]), ...list(operation["parameters"])].map(deref);
      const required = parameters.filter((parameter) => parameter["required"] === true);
      const simple = required.every(
        ({ in: place, schema }) =>
          place === "path" && typeof deref(schema)["type"] === "string" && !deref(schema)["enum"],
      );
      if (!operation["responses"] || operation["requestBody"] || !simple) return [];
      const values = required.map(({ name, schema }) => `${JSON.stringify(name)}: ${valueFor(deref(schema))}`);
      const init = values.length > 0 ? `, { params: { path: { ${values.join(", ")} } } }` : "";
      return [`api.${method.toUpperCase()}(${JSON.stringify(path)}${init})`];
    }),
  );
  const chosen = Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? "");
  const uses = chosen.map(
    (call) => `{ const { data, error, response } = await ${call}; use(data, error, response.status); }`,
  );
  return ["declare function use(...values: readonly unknown[]): void;", ...uses, "export {};", ""].join("\n");
}

function valueFor({ type }: Json): string {
  return type === "integer" || type === "number" ? "1" : '"a"';
}
