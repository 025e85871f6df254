import type { ContractModel, DetailsShape, Shape } from "@error-contract/contract";
import type { Fix } from "@error-contract/ruleset";

/**
 * What a document could declare: where its error bodies keep what. Its shared responses are left to what most operations do, because
 * declaring them would hold every operation to them at once.
 *
 * @param model - the document, read
 * @returns the declaration as a fix; `undefined` where the document has one, and where there is nothing to declare: no body, or one
 *   that a standard prescribes
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
