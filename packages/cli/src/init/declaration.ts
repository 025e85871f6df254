import type { ContractModel, DetailsShape, Shape } from "@error-contract/contract";
import type { Fix } from "@error-contract/ruleset";

/**
 * Proposes what a document could declare: where the parts of its error bodies are. Its shared responses are not
 * declared but inferred from what most operations do, because a declaration would require them of every operation at
 * once.
 *
 * @param model - the document's model
 * @returns the declaration as a fix; `undefined` if the document has one, or if there is nothing to declare: no body,
 * or one that a standard prescribes
 */
export function declarationFor(model: ContractModel): Fix | undefined {
  const own = model.envelopes.find(({ excused }) => !excused);
  if (model.declaration || own === undefined || own.standard !== undefined) return undefined;
  const fields = fieldsOf(own.shape);
  if (Object.keys(fields).length === 0) return undefined;
  const edit = { kind: "add", file: "", keys: ["x-error-contract"], value: { fields }, after: "info" } as const;
  return {
    rule: "init",
    fault: { rule: "init", operation: "x-error-contract", status: "*" },
    reason: "declare the shape of error bodies",
    edits: [edit],
  };
}

function fieldsOf({ details, ...fields }: Shape): Readonly<Record<string, unknown>> {
  return { ...fields, ...(details && { details: detailsOf(details) }) };
}

function detailsOf(details: DetailsShape): string | DetailsShape {
  return Object.keys(details).length === 1 ? details.at : details;
}
