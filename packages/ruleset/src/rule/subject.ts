import {
  type ContractModel,
  type DeclaredResponse,
  type Norm,
  type Operation,
  type Place,
  type Resolve,
  type ResponseObject,
  readErrorContract,
  resolveWithin,
  type StatusKey,
  type Walker,
  walk,
} from "@error-contract/contract";
import type { Preset } from "./preset.ts";

/** An error response in an operation. */
export interface Use {
  readonly operation: Operation;
  readonly declared: DeclaredResponse;
}

/** A distinct error response, with everything that returns it. */
export interface ErrorResponse {
  readonly response: ResponseObject;
  /** The keys under which it occurs, in operations and in `x-error-contract`. */
  readonly keys: readonly StatusKey[];
  readonly uses: readonly Use[];
}

/** The input of the rules: the model of one document, and what several of them derive from it. */
export interface Subject {
  readonly contract: ContractModel;
  readonly norm: Norm;
  readonly preset: Preset;
  readonly walker: Walker;
  /** The place of a finding about the whole document: `paths`, or the root if there are none. */
  readonly whole: Place;
  /** The operations that the API itself serves, without webhooks and callbacks. */
  readonly served: readonly Operation[];
  /** The distinct error responses of the served operations, and of `x-error-contract`. */
  readonly errors: readonly ErrorResponse[];
  /**
   * Whether every operation is held to the norm, because it is declared or the preset binds always. Otherwise, rules
   * accept alternatives, and report similar faults as one finding.
   */
  readonly binding: boolean;
}

/**
 * Reads the input of the rules from a document.
 *
 * @param document - the parsed document, with its `$ref`s unresolved
 * @param preset - what is expected of it in addition to its own norm
 * @param resolve - resolves a `$ref`
 * @returns the subject
 */
export function readSubject(document: unknown, preset: Preset, resolve: Resolve = resolveWithin(document)): Subject {
  const contract = readErrorContract(document, { resolve, ...(preset.shape && { shape: preset.shape }) });
  const served = contract.operations.filter(({ kind }) => kind === "path");
  const walker = walk(document, resolve);
  return {
    contract,
    norm: { ...contract.norm, ...preset.norm },
    preset,
    walker,
    whole: (walker.child(walker.root, "paths") ?? walker.root).slot,
    served,
    errors: collectErrors(contract, served),
    binding: contract.norm.origin === "declared" || preset.bindsAlways,
  };
}

function collectErrors(contract: ContractModel, served: readonly Operation[]): readonly ErrorResponse[] {
  interface Entry {
    readonly response: ResponseObject;
    readonly keys: Map<string, StatusKey>;
    readonly uses: Use[];
  }
  const found = new Map<ResponseObject, Entry>();
  const entryOf = (response: ResponseObject): Entry => {
    const entry = found.get(response) ?? { response, keys: new Map(), uses: [] };
    found.set(response, entry);
    return entry;
  };
  for (const { key, status, response } of contract.declaration?.entries ?? []) {
    if (response) entryOf(response).keys.set(key, status);
  }
  for (const operation of served) {
    for (const declared of operation.responses) {
      if (!declared.error || !declared.response) continue;
      const entry = entryOf(declared.response);
      entry.keys.set(declared.key, declared.status);
      entry.uses.push({ operation, declared });
    }
  }
  return [...found.values()].map(({ keys, ...entry }) => ({ ...entry, keys: [...keys.values()] }));
}
