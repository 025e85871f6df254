import createFetchClient, {
  type ClientOptions as FetchClientOptions,
  mergeHeaders,
  type Client as OpenApiFetchClient,
} from "openapi-fetch";
import { type ErrorContract, isContractError } from "./contract.ts";
import { errorContract, type paths } from "./generated/index.ts";
import type { Methods } from "./methods.ts";
import type { AnyResult } from "./result.ts";
import type { RetryPolicy } from "./retry.ts";
import { unexpected } from "./unexpected.ts";

interface Options extends FetchClientOptions {
  /** A bearer token, or a function that gives one before each call; after a 401 it is called with the token that was refused. */
  readonly token?: string | ((refused?: string) => string | Promise<string>);
  /** When to send a failed request again. Default: never. */
  readonly retry?: RetryPolicy;
  /** What the API's errors look like. Default: the API of this package. False: any JSON object is taken for the documented error. */
  readonly contract?: ErrorContract | false;
}

/**
 * How to reach an API. Everything that openapi-fetch's `createClient` takes is passed on to it.
 *
 * The errors of a foreign API are not those of this one, and no type is left at run time to tell: there `contract` is required.
 *
 * @example
 * const options: ClientOptions = { baseUrl: "https://api.example.com", token: process.env.TOKEN };
 */
export type ClientOptions<Paths = paths> = Options &
  ([Paths] extends [paths] ? unknown : Required<Pick<Options, "contract">>);

/** A client: openapi-fetch's, whose calls resolve to a result that the compiler can take apart. */
export type Client<Paths extends {} = paths> = Methods<Paths> & OpenApiFetchClient<Paths>;

interface CallInit {
  readonly parseAs?: string;
  readonly headers?: Parameters<typeof mergeHeaders>[0];
  readonly signal?: AbortSignal | null;
  readonly retry?: RetryPolicy | false;
}

type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * Creates a client for an API. Without type argument it is for the API of this package; any `paths` that openapi-typescript
 * makes will do.
 *
 * A call resolves, whatever the API answers, to `{ ok: true, status, data }` or `{ ok: false, status, error }`. It rejects
 * only when there is no answer: no connection, an abort, a token that could not be had.
 *
 * @param options the base URL, the token, and what openapi-fetch takes
 * @returns the client: `GET`, `POST`, ..., `request`, `use`, `eject`
 * @example
 * const api = createClient({ baseUrl: "https://api.example.com", token });
 * const result = await api.GET("/api-keys/{api_key_id}", { params: { path: { api_key_id } } });
 * if (result.ok) console.log(result.data.display_name);
 * else if (result.error.code === "not_found") console.log("no such key");
 */
export function createClient<Paths extends {} = paths>(options: ClientOptions<Paths>): Client<Paths> {
  const { token, retry, contract = errorContract, ...fetchOptions }: Options = options;
  const client = createFetchClient<Paths>(fetchOptions);
  // The types of a call are computed from the document, and nothing is left of them here.
  const send = client.request as Send;

  async function attempt(method: string, path: string, init: CallInit, attempts: number): Promise<AnyResult> {
    // JSON is parsed here, so that a success that is not JSON can be shown as it came.
    const json = (init.parseAs ?? "json") === "json";
    const { data, error, response } = await send(method, path, json ? { ...init, parseAs: "stream" } : init);
    const { status } = response;
    const answer = { status, response, operation: `${method} ${path}`, attempts };
    if (!response.ok) {
      return {
        ok: false,
        error: isContractError(error, status, contract) ? error : unexpected(response, error),
        ...answer,
      };
    }
    if (!json) return { ok: true, data, ...answer };
    const text = data ? await response.text() : "";
    try {
      return { ok: true, data: text ? JSON.parse(text) : undefined, ...answer };
    } catch {
      return { ok: false, error: unexpected(response, text), ...answer };
    }
  }

  async function call(method: string, path: string, callInit: CallInit = {}): Promise<AnyResult> {
    const { retry: policy = retry, ...init } = callInit;
    const signal = init.signal ?? fetchOptions.signal ?? undefined;
    let bearer = typeof token === "function" ? await token() : token;
    for (let attempts = 1, renewed = false; ; attempts++) {
      const headers =
        bearer === undefined ? init.headers : mergeHeaders({ authorization: `Bearer ${bearer}` }, init.headers);
      const result = await attempt(method, path, { ...init, ...(headers && { headers }) }, attempts);
      if (result.ok) return result;
      if (result.status === 401 && typeof token === "function" && !renewed) {
        renewed = true;
        const refused = bearer;
        bearer = await token(refused);
        if (bearer !== refused) continue;
      }
      if (!policy || !(await policy({ failure: result, method, contract, signal }))) return result;
    }
  }

  const methods = METHODS.map((method) => [method, (path: string, init?: CallInit) => call(method, path, init)]);
  const request = (method: string, path: string, init?: CallInit) => call(method.toUpperCase(), path, init);
  return { ...client, ...Object.fromEntries(methods), request };
}
