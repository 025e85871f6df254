/** Redocly's description of the kinds of objects in a document; the part of it that is used here. */
export type NodeTypes = Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;

/**
 * Teaches Redocly what `x-error-contract` holds, so that it follows the references in it, keeps what they name when it
 * bundles, and does not call it unused.
 *
 * @param types - Redocly's types for OpenAPI 3
 * @returns those, with the extension
 */
export function withErrorContract<Types extends NodeTypes>(types: Types): Types {
  const { Root } = types;
  const extended: NodeTypes = {
    ...types,
    Root: { ...Root, properties: { ...Root?.properties, "x-error-contract": "ContractModel" } },
    ContractModel: {
      properties: { envelope: "Schema", responses: "Responses", fields: "ErrorContractFields" },
    },
    ErrorContractFields: { properties: { code: { type: "string" }, status: { type: "string" } } },
  };
  // What Redocly itself calls these types is not known here, without a dependency on it.
  return extended as Types;
}
