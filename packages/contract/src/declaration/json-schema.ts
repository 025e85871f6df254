import type { Json } from "../document/node.ts";
import { declarationStructure, type Structure } from "./structure.ts";

/** Matches the keys of a `responses` object that stand for errors. */
const STATUS_KEY = "^([45][0-9]{2}|[45]XX|default)$";

/** Matches a JSON pointer or a plain name. */
const POINTER = "^(/.*|[^/]*)$";

/**
 * The JSON Schema of `x-error-contract` (draft 2020-12), for editors. The package publishes it as
 * `x-error-contract.schema.json`.
 *
 * @returns the schema
 * @example
 * JSON.stringify(declarationSchema(), undefined, 2);
 */
export function declarationSchema(): Json {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "x-error-contract",
    ...schemaOf(declarationStructure),
  };
}

function schemaOf(structure: Structure): Json {
  const { description } = structure;
  switch (structure.kind) {
    case "text":
      return { description, type: "string" };
    case "pointer":
      return { description, type: "string", pattern: POINTER };
    case "choice":
      return { description, enum: structure.values };
    case "openapi":
      return { description, type: "object" };
    case "object": {
      const properties = Object.fromEntries(
        Object.entries(structure.keys).map(([key, inner]) => [key, schemaOf(inner)]),
      );
      return {
        description,
        type: "object",
        properties,
        ...(structure.required && { required: structure.required }),
        patternProperties: { "^x-": {} },
        additionalProperties: false,
      };
    }
    case "map": {
      const value = schemaOf(structure.value);
      if (structure.key === "code") return { description, type: "object", additionalProperties: value };
      const patternProperties = { [STATUS_KEY]: value, "^x-": {} };
      return { description, type: "object", patternProperties, additionalProperties: false };
    }
    case "short":
      return { description, anyOf: [schemaOf(structure.text), schemaOf(structure.object)] };
  }
}
