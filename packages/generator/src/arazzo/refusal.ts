import type { CatalogueEntry } from "@error-contract/contract";
import type { Step } from "./arazzo.ts";

/** A document's error codes, by status. */
export type Codes = ReadonlyMap<number | undefined, CatalogueEntry>;

/**
 * What an answer has to be to count as a refusal.
 *
 * @param codes the document's codes
 * @param status the status it has to have
 * @param pointer where its first fault has to point; anywhere, when not given
 * @returns the criteria for a step
 */
export function refusal(codes: Codes, status: number, pointer?: string): Step["successCriteria"] {
  const code = codes.get(status)?.code;
  return [
    { condition: `$statusCode == ${status}` },
    ...(code === undefined ? [] : [{ condition: `$response.body#/code == '${code}'` }]),
    ...(pointer === undefined ? [] : [{ condition: `$response.body#/details/0/pointer == '${pointer}'` }]),
  ];
}
