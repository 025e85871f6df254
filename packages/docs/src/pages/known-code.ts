import {
  type CodeEntry,
  type ContractModel,
  type ErrorEnvelope,
  errorPageName,
  type Operation,
  type ResponseObject,
  readBody,
} from "@error-contract/contract";
import type { NamedText } from "../document/describe-api.ts";
import { keptDetailTypes } from "./detail-types.ts";

/** A code of the model with everything that the document says about it. */
export interface KnownCode {
  readonly code: string | number;
  /** The name of its page. */
  readonly page: string;
  readonly statuses: readonly number[];
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly retryable: boolean | undefined;
  /** The names of the envelopes that contain it. */
  readonly envelopes: readonly string[];
  /** One per operation: its response that lists the code, otherwise the range that allows it. */
  readonly uses: readonly { readonly operation: Operation; readonly key: string; readonly listed: boolean }[];
  /** The responses that can have it, those of the declaration first. */
  readonly responses: readonly ResponseObject[];
  readonly detailTypes: readonly NamedText[];
  /** Recognizes an error body with this code, and reads its request id; `undefined` for any other body. */
  readonly match: (body: unknown) => { readonly requestId: string | undefined } | undefined;
}

/**
 * Lists the codes of a model. A code in two envelopes is listed once.
 *
 * @param model - the model of the document
 * @returns the codes, in the model's order
 */
export function knownCodes(model: ContractModel): readonly KnownCode[] {
  const byPage = new Map<string, CodeEntry[]>();
  for (const entry of model.codes) {
    const page = pageOf(entry);
    byPage.set(page, [...(byPage.get(page) ?? []), entry]);
  }
  return [...byPage].flatMap(([page, entries]) => joined(page, entries, model));
}

/** Problems without a type are identified by their status alone. */
function pageOf({ code, evidence, statuses }: CodeEntry): string {
  return errorPageName(evidence === "status" ? `${code} ${statuses.join(" ")}` : code);
}

function joined(page: string, entries: readonly CodeEntry[], model: ContractModel): readonly KnownCode[] {
  const [first] = entries;
  if (first === undefined) return [];
  const uses = onePerOperation(entries.flatMap((entry) => entry.uses));
  const shared = [...(model.declaration?.responses.values() ?? [])];
  const answered = uses.flatMap(
    ({ operation, key }) => operation.responses.find((response) => response.key === key)?.response ?? [],
  );
  const envelopes = [...new Set(entries.map(({ envelope }) => envelope))];
  return [
    {
      code: first.code,
      page,
      statuses: [...new Set(entries.flatMap(({ statuses }) => statuses))].sort((a, b) => a - b),
      title: first.title,
      description: first.description,
      causes: first.causes,
      remedies: first.remedies,
      retryable: first.retryable,
      envelopes: envelopes.map(({ name }) => name),
      uses,
      responses: [...new Set([...shared, ...answered])],
      detailTypes: keptDetailTypes(first),
      match: (body) => matched(body, first.code, envelopes),
    },
  ];
}

function onePerOperation(uses: CodeEntry["uses"]): KnownCode["uses"] {
  const best = new Map<Operation, CodeEntry["uses"][number]>();
  for (const use of uses) {
    const known = best.get(use.operation);
    if (known === undefined || (use.listed && !known.listed)) best.set(use.operation, use);
  }
  return [...best.values()];
}

function matched(
  body: unknown,
  code: string | number,
  envelopes: readonly ErrorEnvelope[],
): { readonly requestId: string | undefined } | undefined {
  for (const { shape } of envelopes) {
    const read = readBody(shape, body);
    if (read.code === code) return { requestId: read.requestId };
  }
  return undefined;
}
