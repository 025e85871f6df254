import createFetchClient, {
  type ClientOptions as FetchClientOptions,
  type HeadersOptions,
  type Client as OpenApiFetchClient,
} from "openapi-fetch";
import { type ErrorContract, isContractError } from "./contract.ts";
import { errorContract, type paths } from "./generated/index.ts";
import type { Methods } from "./methods.ts";
import type { AnyResult, Failure, Success } from "./result.ts";
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

/**
 * A client: openapi-fetch's, whose calls resolve to a result that the compiler can take apart.
 *
 * @example
 * const countKeys = async (api: Client) => (await unwrap(api.GET("/api-keys"))).items.length;
 */
export type Client<Paths extends {} = paths> = Methods<Paths> & OpenApiFetchClient<Paths>;

interface CallInit {
  readonly parseAs?: string;
  readonly headers?: HeadersOptions;
  readonly signal?: AbortSignal | null;
  readonly retry?: RetryPolicy | false;
}

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** openapi-fetch's `request` as it is at run time: a call's types are computed from the document, and nothing is left of them. */
type Send = (method: string, path: string, init: object) => Promise<Answer>;

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
  const send = client.request as Send;

  async function call(verb: string, path: string, callInit: CallInit = {}): Promise<AnyResult> {
    const { retry: policy = retry, parseAs = "json", headers, ...init } = callInit;
    const method = verb.toUpperCase();
    const operation = `${method} ${path}`;
    // JSON is parsed here, so that a success that is not JSON can be shown as it came.
    const json = parseAs === "json";
    let bearer = typeof token === "function" ? await token() : token;
    for (let attempts = 1, refused: string | undefined; ; attempts++) {
      const answer = await send(method, path, {
        ...init,
        parseAs: json ? "text" : parseAs,
        headers: bearer ? withBearer(bearer, headers) : headers,
      });
      const result = { ...read(answer, json, contract), operation, attempts };
      if (result.ok) return result;
      if (result.status === 401 && typeof token === "function" && !refused) {
        refused = bearer;
        bearer = await token(refused);
        if (bearer !== refused) continue;
      }
      const signal = init.signal ?? fetchOptions.signal;
      if (!policy || !(await policy({ failure: result, method, contract, signal }))) return result;
    }
  }

  const methods = Object.keys(client).filter((name) => name === name.toUpperCase());
  const calls = Object.fromEntries(methods.map((method) => [method, call.bind(undefined, method)]));
  // What `Methods` says of these calls, no compiler can see here.
  return { ...client, ...calls, request: call } as unknown as Client<Paths>;
}

type Read = Omit<Success, "operation" | "attempts"> | Omit<Failure, "operation" | "attempts">;

/** An empty body is no JSON, and no error either: openapi-fetch takes it for undefined. */
function read({ data, error, response }: Answer, json: boolean, contract: ErrorContract | false): Read {
  const { ok, status } = response;
  const body = ok ? data : error;
  try {
    if (ok) return { ok, status, data: json ? (body ? JSON.parse(body as string) : undefined) : body, response };
  } catch {} // not JSON: an answer that is not documented
  const known = isContractError(body, status, contract);
  return { ok: false, status, error: known ? body : unexpected(response, body), response };
}

/** Not openapi-fetch's `mergeHeaders`: it would lose a `null`, which takes away a header of the client's own. */
function withBearer(bearer: string, headers: HeadersOptions | undefined): HeadersOptions {
  const others = headers instanceof Headers ? Object.fromEntries(headers) : headers;
  return { authorization: `Bearer ${bearer}`, ...others } as HeadersOptions; // an array of pairs is no more than openapi-fetch takes
}
