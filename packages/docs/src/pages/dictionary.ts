import {
  type ContractModel,
  errorPageName,
  errorPageUrl,
  type Operation,
  type Resolve,
} from "@error-contract/contract";
import { type ApiDescription, describeApi, type RetiredCode } from "../document/describe-api.ts";
import { type DocumentView, viewOf } from "../document/document-view.ts";
import { exampleAt, factsOf } from "../document/operation-facts.ts";
import { clientCall, curlCommand } from "../document/sample-request.ts";
import type {
  ApiFacts,
  Dictionary,
  DictionaryEntry,
  MethodKind,
  Occurrence,
  PageReference,
  Sample,
  ShownResponse,
} from "./dictionary-entry.ts";
import { type KnownCode, knownCodes } from "./known-code.ts";
import { triggersOf } from "./triggers.ts";

/** Options of the error dictionary. */
export interface DictionaryOptions {
  /** The parsed document that the model was read from. */
  readonly document: unknown;
  /**
   * Resolves a `$ref`.
   *
   * @default within the document, for references that begin with `#`
   */
  readonly resolve?: Resolve | undefined;
  /** The URL below which the files are served, such as `https://docs.example.com`. The pages are at `<baseUrl>/errors/`. */
  readonly baseUrl: string;
  /**
   * The API's reference: a URL, or a path relative to the parent folder of `errors/`. Links to operations end with Redoc's
   * `#operation/<operationId>`.
   *
   * @default no links into a reference
   */
  readonly docsUrl?: string | undefined;
  /**
   * The home page of the dictionary's site: a URL, or a path relative to the parent folder of `errors/`.
   *
   * @default no link to a home page
   */
  readonly homeUrl?: string | undefined;
  /**
   * The module of the client that `error-contract generate` made for this API.
   *
   * @default no TypeScript samples
   */
  readonly clientModule?: string | undefined;
  /**
   * An earlier model of the API. Codes that only it has get a page that marks them as retired.
   *
   * @default the codes in `x-error-contract.retired`
   */
  readonly against?: ContractModel | undefined;
}

/** The input of the entries. */
interface Source {
  readonly model: ContractModel;
  readonly view: DocumentView;
  readonly api: ApiDescription;
  readonly all: readonly KnownCode[];
  readonly options: DictionaryOptions;
}

/**
 * Collects what a model and its document say about each code.
 *
 * @param model - the model of the document
 * @param options - the document and the URLs
 * @returns the dictionary, before layout
 */
export function readDictionary(model: ContractModel, options: DictionaryOptions): Dictionary {
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const view = viewOf(options.document, options.resolve);
  const source: Source = {
    model,
    view,
    api: describeApi(view),
    all: knownCodes(model),
    options: { ...options, baseUrl },
  };
  const current = source.all.map((known) => entryOf(known, source));
  const codes = new Set(source.all.map(({ code }) => String(code)));
  const retired = retiredOf(source).filter(({ code }) => !codes.has(code));
  return {
    api: factsOfApi(source),
    baseUrl,
    server: source.api.server,
    docsUrl: options.docsUrl,
    homeUrl: options.homeUrl,
    entries: [...current, ...retired.map((code) => retiredEntry(code, baseUrl, current))],
  };
}

function retiredOf({ api, options }: Source): readonly RetiredCode[] {
  const declared = new Set(api.retired.map(({ code }) => code));
  const before = options.against === undefined ? [] : knownCodes(options.against);
  const gone = before.map(
    ({ code, statuses, title }): RetiredCode => ({
      code: String(code),
      status: statuses[0],
      title,
      since: api.version === undefined ? undefined : `version ${api.version}`,
      replacedBy: undefined,
      note: undefined,
    }),
  );
  return [...api.retired, ...gone.filter(({ code }) => !declared.has(code))];
}

function retiredEntry(
  { code, status, title, replacedBy, ...retired }: RetiredCode,
  baseUrl: string,
  all: readonly PageReference[],
): DictionaryEntry {
  return {
    code,
    page: errorPageName(code),
    url: errorPageUrl(baseUrl, code),
    statuses: status === undefined ? [] : [status],
    title,
    description: undefined,
    causes: [],
    remedies: [],
    retryable: undefined,
    retryAfter: false,
    envelopes: [],
    response: undefined,
    occurrences: [],
    keptCauses: [],
    detailTypes: [],
    samples: [],
    related: [],
    retired: { ...retired, replacedBy: referenceOf(all.find((known) => String(known.code) === replacedBy)) },
  };
}

function factsOfApi(source: Source): ApiFacts {
  const { api, model } = source;
  const { lookup } = api;
  const operation = lookup && model.operations.find(({ operationId }) => operationId === lookup.operationId);
  return {
    title: api.title,
    version: api.version,
    support: api.support,
    lookup:
      lookup && operation
        ? {
            title: lookup.title,
            reference: referenceTo(lookup.operationId),
            parameter: lookup.parameter,
            request: factsOf(source.view, operation).request,
          }
        : undefined,
  };
}

function entryOf(known: KnownCode, source: Source): DictionaryEntry {
  const { code, statuses } = known;
  const { model, api, options } = source;
  const response = responseOf(known, source);
  return {
    code,
    page: known.page,
    url: `${options.baseUrl}/errors/${known.page}`,
    statuses,
    title: known.title,
    description: known.description,
    causes: known.causes,
    remedies: known.remedies,
    retryable: known.retryable,
    retryAfter: known.responses.some(({ headers }) => [...headers.keys()].some((name) => /^retry-after$/i.test(name))),
    envelopes: known.envelopes,
    response,
    occurrences: known.uses.map((use) => occurrenceOf(use, statuses, model)),
    keptCauses: (api.lookup?.causes ?? [])
      .filter((cause) => cause.code === String(code))
      .map(({ name, text }) => ({ name, text })),
    detailTypes: known.detailTypes,
    samples: samplesOf(known, source),
    related: relatedTo(known, source.all),
    retired: undefined,
  };
}

/** A call that can fail with the code: the first operation that lists it and has an example request. */
function samplesOf({ code, uses }: KnownCode, { view, api, options }: Source): readonly Sample[] {
  const candidates = [...uses.filter(({ listed }) => listed), ...uses].filter(
    ({ operation }) => operation.kind === "path",
  );
  const request = candidates
    .slice(0, 20)
    .map(({ operation }) => factsOf(view, operation).request)
    .find((found) => found !== undefined);
  if (request === undefined || api.server === undefined) return [];
  const curl: Sample = { language: "sh", text: curlCommand(request, api.server) };
  if (options.clientModule === undefined) return [curl];
  return [
    curl,
    { language: "ts", text: clientCall(request, { server: api.server, module: options.clientModule, code }) },
  ];
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

/** The first example with this code. An example of another code, from a range's response, would mislead. */
function responseOf({ match, statuses, responses }: KnownCode, { view }: Source): ShownResponse | undefined {
  for (const { content, headers, place } of responses) {
    for (const { mediaType, examples } of content) {
      const example = examples.find(({ value }) => match(value) !== undefined);
      if (example === undefined) continue;
      const requestId = match(example.value)?.requestId;
      return {
        status: statuses.length === 1 ? statuses[0] : undefined,
        headers: [...headers.keys()].flatMap((name) => {
          const header = [...place.path, "headers", name];
          const value = exampleAt(view, header) ?? exampleAt(view, [...header, "schema"]);
          // The header and the body have the same request id.
          const shown = requestId !== undefined && /request-?id/i.test(name) ? requestId : value;
          return shown === undefined ? [] : [[name, String(shown)] as const];
        }),
        mediaType,
        body: example.value,
        requestId,
      };
    }
  }
  return undefined;
}

/** Codes with the same status, and those that the texts of either mention. */
function relatedTo(known: KnownCode, all: readonly KnownCode[]): readonly PageReference[] {
  return all
    .filter(
      (other) =>
        other.page !== known.page && (sharesStatus(known, other) || mentions(known, other) || mentions(other, known)),
    )
    .map(({ code, page }) => ({ code, page }))
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

function referenceOf(found: PageReference | undefined): PageReference | undefined {
  return found && { code: found.code, page: found.page };
}
