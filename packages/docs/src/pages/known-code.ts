import type { ContractModel, Operation, ResponseObject } from "@error-contract/contract";

/** A code of the model, in the form in which the dictionary uses it. */
export interface KnownCode {
  readonly code: string | number;
  readonly statuses: readonly number[];
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly retryable: boolean | undefined;
  readonly envelope: string | undefined;
  readonly uses: readonly { readonly operation: Operation; readonly key: string; readonly listed: boolean }[];
  /** The responses that can have it, the norm's first. */
  readonly responses: readonly ResponseObject[];
}

export function knownCodes(model: ContractModel): readonly KnownCode[] {
  const shared = [...(model.declaration?.responses.values() ?? [])];
  return model.catalogue.map((entry): KnownCode => {
    const admits = (response: ResponseObject | undefined): boolean =>
      response?.content.some(({ forms }) =>
        forms.some(({ codes }) => codes.some(({ value }) => value === entry.code)),
      ) ?? false;
    const uses = model.operations.flatMap((operation) =>
      operation.responses
        .filter(({ response }) => admits(response))
        .map(({ key, status, response }) => ({ operation, key, listed: status.kind === "exact", response })),
    );
    const best = uses.filter(
      (use) => use.listed || !uses.some((other) => other.operation === use.operation && other.listed),
    );
    return {
      code: entry.code,
      statuses: entry.status === undefined ? [] : [entry.status],
      title: entry.title,
      description: undefined,
      causes: entry.cause === undefined ? [] : [entry.cause],
      remedies: entry.remedy === undefined ? [] : [entry.remedy],
      retryable: entry.retryable,
      envelope: undefined,
      uses: best,
      responses: [...new Set([...shared.filter(admits), ...best.flatMap(({ response }) => response ?? [])])],
    };
  });
}

/** The code of a body. */
export function codeOfBody(model: ContractModel, body: unknown): unknown {
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>)[model.fields.code] : undefined;
}
