import type { ParameterPlan } from "./operation-plan.ts";

/**
 * Converts the text of a parameter to the type that its schema declares. Text of another form stays a string, which the
 * schema's check reports.
 *
 * @param plan - the parameter
 * @param texts - the received values, at least one
 * @returns the value to check
 * @example readValue(limit, ["20"]); // 20
 */
export function readValue(plan: ParameterPlan, texts: readonly string[]): unknown {
  if (plan.types.includes("array")) {
    const items = plan.commaSeparated ? texts.flatMap((text) => text.split(",")) : texts;
    return items.map((text) => readScalar(text, plan.itemTypes));
  }
  return readScalar(texts[0] ?? "", plan.types);
}

function readScalar(text: string, types: readonly string[]): unknown {
  if (types.includes("string")) return text;
  const number = types.includes("integer") || types.includes("number");
  if (number && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return types.includes("null") && text === "" ? null : text;
}
