import { type ContractModel, errorPageUrl, type Operation } from "@error-contract/contract";
import type { ApiDescription } from "./describe-api.ts";
import type {
  ApiFacts,
  Dictionary,
  DictionaryEntry,
  MethodKind,
  Occurrence,
  ShownResponse,
} from "./dictionary-entry.ts";
import { codeOfBody, type KnownCode, knownCodes } from "./known-code.ts";
import { triggersOf } from "./triggers.ts";

/** How to write the dictionary of an API. */
export interface DictionaryOptions extends Partial<ApiDescription> {
  /** The address below which the files are served, `https://docs.example.com`: the pages are at `<baseUrl>/errors/`. */
  readonly baseUrl: string;
  /**
   * The API's reference: an address, or a path from the folder that holds `errors/`. Operations are linked as
   * `#operation/<operationId>`, as Redoc knows them.
   *
   * @default no links into a reference
   */
  readonly docsUrl?: string | undefined;
  /**
   * The module of the client that `error-contract generate` made for this API.
   *
   * @default no TypeScript samples
   */
  readonly clientModule?: string | undefined;
}

/**
 * Gathers what a model says about each code.
 *
 * @param model - how the API fails
 * @param options - addresses, and what the model leaves out
 * @returns the dictionary, before it is laid out
 */
export function readDictionary(model: ContractModel, options: DictionaryOptions): Dictionary {
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const known = knownCodes(model);
  const entries = known.map((code) => entryOf(code, known, model, { ...options, baseUrl }));
  return { api: factsOf(options), baseUrl, docsUrl: options.docsUrl, entries };
}

function factsOf(options: DictionaryOptions): ApiFacts {
  const { lookup } = options;
  return {
    title: options.title ?? "API",
    version: options.version,
    support: options.support,
    lookup: lookup && {
      title: lookup.title,
      reference: referenceTo(lookup.operationId),
      parameter: lookup.parameter,
      samples: [],
    },
  };
}

function entryOf(
  known: KnownCode,
  all: readonly KnownCode[],
  model: ContractModel,
  options: DictionaryOptions,
): DictionaryEntry {
  const { code, statuses } = known;
  const occurrences = known.uses.map((use) => occurrenceOf(use, statuses, model));
  const response = responseOf(known, model);
  return {
    code,
    url: errorPageUrl(options.baseUrl, code),
    statuses,
    title: known.title,
    description: known.description,
    causes: known.causes,
    remedies: known.remedies,
    retryable: known.retryable,
    retryAfter: known.responses.some(({ headers }) => [...headers.keys()].some((name) => /^retry-after$/i.test(name))),
    envelope: known.envelope,
    response,
    occurrences,
    keptCauses: (options.lookup?.causes ?? [])
      .filter((cause) => cause.code === code)
      .map(({ name, text }) => ({ name, text })),
    detailTypes: [],
    samples: [],
    related: relatedTo(known, all),
    retired: undefined,
  };
}

function occurrenceOf(
  { operation, key, listed }: KnownCode["uses"][number],
  statuses: readonly number[],
  model: ContractModel,
): Occurrence {
  const { operationId, method, path } = operation;
  const [status] = statuses;
  return {
    operationId,
    method,
    path,
    summary: undefined,
    response: key,
    listed,
    reference: operationId === undefined ? "" : referenceTo(operationId),
    methodKind: methodKindOf(operation),
    triggers: status === undefined ? [] : triggersOf(operation, status, model),
  };
}

function methodKindOf({ method }: Operation): MethodKind {
  if (["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].includes(method)) return "safe";
  return ["PUT", "DELETE"].includes(method) ? "idempotent" : "other";
}

/** The first example whose code is this one. An example of another code, in a range's response, would mislead. */
function responseOf({ code, statuses, responses }: KnownCode, model: ContractModel): ShownResponse | undefined {
  for (const { content, headers } of responses) {
    for (const { mediaType, examples } of content) {
      const example = examples.find(({ value }) => codeOfBody(model, value) === code);
      if (example === undefined) continue;
      return {
        status: statuses.length === 1 ? statuses[0] : undefined,
        headers: [...headers.keys()].map((name) => [name, "…"]),
        mediaType,
        body: example.value,
      };
    }
  }
  return undefined;
}

/** Codes with the same status, and those that the texts of either mention. */
function relatedTo(known: KnownCode, all: readonly KnownCode[]): readonly (string | number)[] {
  return all
    .filter(
      (other) =>
        other.code !== known.code && (sharesStatus(known, other) || mentions(known, other) || mentions(other, known)),
    )
    .map(({ code }) => code)
    .slice(0, 12);
}

function sharesStatus(one: KnownCode, other: KnownCode): boolean {
  return one.statuses.some((status) => other.statuses.includes(status));
}

function mentions({ causes, remedies, description }: KnownCode, { code }: KnownCode): boolean {
  return [...causes, ...remedies, description ?? ""].some((text) => text.includes(`\`${code}\``));
}

function referenceTo(operationId: string): string {
  return `docs:#operation/${encodeURIComponent(operationId)}`;
}
