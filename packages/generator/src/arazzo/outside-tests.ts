import type { DocumentReader, Operation } from "@error-contract/contract";
import type { Workflow } from "./arazzo.ts";
import { type Codes, refusal } from "./refusal.ts";
import { INPUTS, UNKNOWN_ID } from "./tested-request.ts";

/**
 * Tests of what no operation describes: for each path a method that it lacks, and one path that does not exist.
 *
 * @param operations the document's operations
 * @param server the base URL of the API
 * @param codes the document's codes
 * @returns the tests
 */
export function outsideTests(operations: readonly Operation[], server: string, codes: Codes): readonly Workflow[] {
  const tests = [...new Set(operations.map(({ path }) => path))].flatMap((path) => {
    const known = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    const method = ["PUT", "PATCH", "DELETE", "POST"].find((one) => !known.includes(one));
    if (method === undefined) return [];
    const url = `${server}${path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID)}`;
    return outside(
      `unknown-method-${path.replaceAll(/[^a-z]+/g, "-")}`,
      405,
      { url, method: method.toLowerCase() },
      codes,
    );
  });
  return [...tests, ...outside("unknown-path", 404, { url: `${server}/no-such-path`, method: "get" }, codes)];
}

/**
 * The base URL of a document.
 *
 * @param reader reads the document
 * @returns its first server, without a slash at the end
 */
export function firstServer(reader: DocumentReader): string {
  return String(reader.at(["servers", 0])?.value["url"] ?? "").replace(/\/$/, "");
}

function outside(
  name: string,
  status: number,
  request: { readonly url: string; readonly method: string },
  codes: Codes,
): readonly Workflow[] {
  if (!codes.has(status)) return [];
  const step = { stepId: "refused", "x-operation": request, successCriteria: refusal(codes, status) };
  return [
    { workflowId: name, summary: `${status} for ${request.method} ${request.url}`, inputs: INPUTS, steps: [step] },
  ];
}
