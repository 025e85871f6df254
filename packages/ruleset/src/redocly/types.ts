/** The part that is used here of Redocly's description of the kinds of objects in a document. */
export type NodeTypes = Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;

/**
 * Teaches Redocly the structure of `x-error-contract`, so that it follows its references, keeps their targets when it
 * bundles, and does not report them as unused.
 *
 * @param types - Redocly's types for OpenAPI 3
 * @returns the types, with the extension
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
  // Redocly's own names for these types are not available without a dependency on it.
  return extended as Types;
}
