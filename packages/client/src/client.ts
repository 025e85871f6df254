import createFetchClient, {
  type ClientOptions as FetchClientOptions,
  type HeadersOptions,
  type Client as OpenApiFetchClient,
} from "openapi-fetch";
import type { ErrorDescriptor } from "./descriptor.ts";
import type { AnyObject } from "./mapped.ts";
import type { Methods } from "./methods.ts";
import { type ErrorReader, readError as readAnyError } from "./read-error.ts";
import type { AnyResult } from "./result.ts";
import type { RetryPolicy } from "./retry.ts";

/**
 * How to reach an API. Everything that openapi-fetch's `createClient` takes is passed on to it.
 *
 * @example
 * const options: ClientOptions = { baseUrl: "https://api.example.com", token: process.env.TOKEN, errors: errorDescriptor };
 */
export interface ClientOptions<Described extends ErrorDescriptor = ErrorDescriptor> extends FetchClientOptions {
  /**
   * A bearer token, or a function that is called for one before each request. After a 401, it is called again with the token
   * that was rejected.
   *
   * @default no token
   */
  readonly token?: string | ((refused?: string) => string | Promise<string>);
  /**
   * When to retry a failed request.
   *
   * @default never
   */
  readonly retry?: RetryPolicy;
  /** What the API's errors look like; `anyObject` if you do not know. */
  readonly errors: Described;
  /**
   * Reads failed responses. For an API with problem details (RFC 9457), pass `readProblem`.
   *
   * @default reads every body as `errors` describes it
   */
  readonly readError?: ErrorReader;
}

/**
 * An openapi-fetch client whose calls resolve to a result that the compiler can narrow.
 *
 * @example
 * const countTeas = async (api: Client<paths>) => (await unwrap(api.GET("/teas"))).items.length;
 */
export type Client<Paths extends {}, Described extends ErrorDescriptor = AnyObject> = Methods<Paths, Described> &
  OpenApiFetchClient<Paths>;

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

/** openapi-fetch's `request`, without the types computed from the document. */
type Send = (method: string, path: string, init: object) => Promise<Answer>;

/**
 * Creates a client for any API. The `client.ts` that the generator writes has a `createClient` that needs no type arguments.
 *
 * Whatever the API returns, the promise resolves to `{ ok: true, status, data }` or `{ ok: false, status, code, error }`. It
 * rejects only if there is no response: a network failure, an abort, or a token function that throws.
 *
 * @param options - the base URL, the token, what the errors look like, and what openapi-fetch takes
 * @returns the client: `GET`, `POST`, ..., `request`, `use`, `eject`
 * @example
 * const api = createClient<paths, typeof errorDescriptor>({ baseUrl: "https://api.example.com", errors: errorDescriptor });
 * const result = await api.GET("/teas/{name}", { params: { path: { name: "oolong" } } });
 * if (result.ok) console.log(result.data.price);
 * else if (result.code === "no_such_tea") console.log("not on the menu");
 */
export function createClient<Paths extends {}, Described extends ErrorDescriptor = AnyObject>(
  options: ClientOptions<Described>,
): Client<Paths, Described> {
  const { token, retry, errors, readError = readAnyError, ...fetchOptions } = options;
  const client = createFetchClient<Paths>(fetchOptions);
  const send = client.request as Send;
  const currentToken = typeof token === "function" ? token : () => token;

  async function call(verb: string, path: string, callInit: CallInit = {}): Promise<AnyResult> {
    const { retry: policy = retry, parseAs = "json", headers, ...init } = callInit;
    const method = verb.toUpperCase();
    // JSON is parsed here, so that a success that is not JSON can be returned as received.
    const json = parseAs === "json";
    let bearer = await currentToken();
    for (let attempts = 1, refused: string | undefined; ; attempts++) {
      const { data, error, response } = await send(method, path, {
        ...init,
        parseAs: json ? "text" : parseAs,
        // Not openapi-fetch's `mergeHeaders`: it would drop a `null`, which removes a header that the client sets.
        headers: {
          authorization: bearer ? `Bearer ${bearer}` : undefined,
          ...(headers instanceof Headers ? Object.fromEntries(headers) : headers),
        },
      });
      const { ok, status } = response;
      const sent = { status, response, operation: `${method} ${path}`, attempts };
      const body = ok ? data : error;
      try {
        // An empty body is not JSON, but not an error either: openapi-fetch treats it as undefined.
        if (ok) return { ok, data: json ? (body ? JSON.parse(body as string) : undefined) : body, ...sent };
      } catch {} // not JSON: an undocumented response
      const failure = { ok: false as const, ...readError(body, response, errors), ...sent };
      if (status === 401 && !refused) {
        refused = bearer;
        bearer = await currentToken(refused);
        if (bearer !== refused) continue;
      }
      const signal = init.signal ?? fetchOptions.signal;
      if (!(policy && (await policy({ failure, method, errors, signal })))) return failure;
    }
  }

  const calls = client as unknown as Record<string, unknown>;
  for (const name in calls)
    if (name === name.toUpperCase()) calls[name] = (path: string, init?: CallInit) => call(name, path, init);
  calls["request"] = call;
  // The compiler cannot verify here what `Methods` says about these calls.
  return client as unknown as Client<Paths, Described>;
}
